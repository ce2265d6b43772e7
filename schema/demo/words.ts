import type { Chance } from './chance.ts';

/** What a text may name. */
export interface WordsAbout {
	/** The given name of the one who reads it. */
	readonly reader: string;
	readonly company: string;
	readonly field: string;
	readonly project: string;
	/** Something the recruiter named as their topic. */
	readonly topic: string;
	/** Another recruiter of the same company, or the company's stand. */
	readonly colleague: string;
}

const REQUESTS = [
	'Hello {reader}, I study {field} and have followed {company} for a while. I would love to hear what a normal week in your team looks like.',
	'Dear {reader}, your note on {topic} caught my eye. I built {project}, and I wonder how you would have done it.',
	'Hi {reader}! Two questions: how do people start at {company}, and how do they stay?',
	'Hello {reader}, I am not sure my {field} fits what you need. Could we find out in a quarter of an hour?',
	'Guten Tag {reader}, wie wird man bei {company}, was Sie geworden sind? Das würde ich gern hören, auf Deutsch oder Englisch.',
	'Dear {reader}, I met somebody from {company} on a train, and the journey was too short. Can we go on here?',
	'Hi {reader}, I would like to show you {project}. It takes four minutes, and then I have questions.',
	'Hello {reader}, I am looking for a place to write my thesis on {topic}. Is that something you do?',
	'Good morning {reader}! I come from {field} and would like to change direction a little. Do you take people like that?',
	'Hi {reader}, I like that you say openly what goes wrong. I would like to hear the long version.',
	'',
];

const INVITATIONS = [
	'Hello {reader}, we read about {project} and would like to hear the rest. Would you have a moment for us?',
	'Dear {reader}, people from {field} are rare here and dearly wanted. Shall we talk?',
	'Hi {reader}! We are starting something around {topic} and your name came up twice. Come and ask us everything.',
	'Hello {reader}, no interview, just a coffee with a camera: I would like to know what you are looking for.',
	'Liebe Grüße von {company}, {reader}! Ihr Profil passt gut zu einer Stelle, die erst nächste Woche erscheint. Haben Sie Zeit?',
];

const DECLINES_BY_RECRUITER = [
	'Thank you, {reader}! My team is not hiring in {field} this year, but {colleague} is. Please ask there, and tell them I sent you.',
	'I am fully booked, {reader}, and would rather say so than keep you waiting. {colleague} still has time and knows more about {field} than I do.',
	'Your profile is strong, just not for my team. Have a look at our trainee programme; I will gladly put in a word.',
	'Danke für die Anfrage! Bei uns ist {colleague} dafür die bessere Adresse, und dort sind auch noch Zeiten frei. Viel Erfolg!',
];

const DECLINES_BY_TALENT = [
	'Thank you for thinking of me! I have just accepted an offer and would not want to take the place of somebody else.',
	'That is very kind. I would like to stay in {field} for now, so I will leave the time to others.',
	'Thank you, {reader}! I am fully planned for both days. May I write to you after the fair?',
];

const CANCELLATIONS = [
	'I am very sorry, something has come up in the family. I hope we find another time.',
	'I have to cancel, my train is stuck. Please give the time to somebody else.',
	'Sorry for the short notice: our server chose today. I will write to you.',
	'I have accepted another offer and would like to free this time for others. Thank you!',
];

const RELEASES = [
	'Something has moved in my day. Would you pick another time? I would still like to talk.',
	'Our stand needs me at that hour, I am sorry. Any other time is fine.',
];

const fill = (template: string, about: WordsAbout): string =>
	template.replace(/\{(\w+)\}/g, (_, name: keyof WordsAbout) => about[name]);

const oneOf = (templates: readonly string[]) => (chance: Chance, about: WordsAbout) =>
	fill(chance.pick(templates), about);

export const requestWords = oneOf(REQUESTS);
export const invitationWords = oneOf(INVITATIONS);
export const recruiterDeclineWords = oneOf(DECLINES_BY_RECRUITER);
export const talentDeclineWords = oneOf(DECLINES_BY_TALENT);
export const cancellationWords = oneOf(CANCELLATIONS);
export const releaseWords = oneOf(RELEASES);
