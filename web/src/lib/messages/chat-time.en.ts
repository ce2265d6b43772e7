/** Being late, not coming, and what one keeps afterwards. */
import type { MemoMark } from '#schema/domain/memo.ts';

export const chatTime = {
	sayLate: 'I’m 5 minutes late',
	youSaid: (name: string, time: string) => `${name} knows that you come at ${time}.`,
	peerLate: (name: string, time: string) => `${name} will be late and comes at about ${time}.`,
	elsewhere: (name: string, minutes: number) =>
		`${name} is in another chat, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
	recruiterAbsent: (name: string) =>
		`${name} has not come so far. You may leave: then this chat does not count for you.`,
	talentAbsent: (name: string) => `${name} has not come so far. You may leave.`,
	correctedBy: { recruiter: 'Corrected by the recruiter', organizer: 'Corrected by the organizer' },
};

const marks: Readonly<Record<MemoMark, string>> = { yes: 'Yes', maybe: 'Maybe', no: 'Rather not' };

export const memo = {
	title: 'Your note',
	onlyYou: 'Only you see this',
	question: (name: string) => `Would you like to go on with ${name}?`,
	marks,
	note: 'Note',
	saved: 'Saved',
	saving: 'Saving…',
};
