import type { Messages } from '../messages.ts';
import { counting, numberIn } from './plurals.ts';

const counted = counting('de-DE');
const written = numberIn('de-DE');
const count = (number: number, one: string, many: string): string =>
	counted(number, { one, other: many });

export const companies: Messages['companies'] = {
	title: 'Unternehmen',
	search: 'Unternehmen suchen',
	placeholder: 'Name, Branche, Stelle…',
	sector: 'Branche',
	allSectors: 'Alle Branchen',
	found: (number) => `${written(number)} Unternehmen`,
	none: 'Kein Unternehmen passt',
	noneText: 'Versuche ein anderes Wort, oder sieh dir alle Branchen an.',
	noneYet: 'Noch keine Unternehmen',
	noneYetText: 'Sobald Unternehmen zu diesem Event kommen, erscheinen sie hier.',
	recruiters: (number) => `${written(number)} Recruiter`,
	nobody: 'Von diesem Unternehmen ist noch niemand hier.',
	people: 'Mit wem du sprechen kannst',
	inExplore: 'In „Entdecken“ zeigen',
	back: 'Unternehmen',
	unknown: 'Dieses Unternehmen ist nicht bei diesem Event',
	unknownText: 'Vielleicht ist es nicht mehr dabei, oder die Adresse ist falsch.',
	profile: (name) => `Über ${name}`,
};

export const vacancies: Messages['vacancies'] = {
	title: 'Offene Stellen',
	kinds: {
		full_time: 'Vollzeit',
		part_time: 'Teilzeit',
		trainee: 'Traineeprogramm',
		internship: 'Praktikum',
		working_student: 'Werkstudium',
		thesis: 'Abschlussarbeit',
		apprenticeship: 'Ausbildung',
		freelance: 'Freiberuflich',
	},
	number: (number) => count(number, 'offene Stelle', 'offene Stellen'),
	hit: (title) => `Stelle: ${title}`,
	none: 'Gerade ist keine Stelle ausgeschrieben. Frag die Leute unten, was kommt.',
	noneInCall: 'Gerade ist keine Stelle ausgeschrieben.',
	remote: 'Remote möglich',
	languages: 'Sprachen',
	topics: 'Themen',
	more: (host) => `Mehr bei ${host}`,
	moreHint: 'öffnet eine andere Website in einem neuen Tab',
	talkTo: (name) => `Sprich mit ${name} darüber`,
	talkToAnybody: 'Sieh, mit wem du darüber sprechen kannst',

	edit: 'Stellen bearbeiten',
	lead: (company) =>
		`Was ${company} anbietet. Alle bei diesem Event finden es auf der Seite eures Unternehmens.`,
	asOthersSee: 'Seite eures Unternehmens ansehen',
	add: 'Neue Stelle',
	change: 'Stelle bearbeiten',
	changeIt: 'Bearbeiten',
	changeThis: (title) => `Bearbeiten: ${title}`,
	withdraw: 'Zurückziehen',
	withdrawThis: (title) => `Zurückziehen: ${title}`,
	withdrawing: 'Wird zurückgezogen…',
	confirmTitle: 'Diese Stelle zurückziehen?',
	confirmText: (title) =>
		`„${title}“ verschwindet bei allen vom Bildschirm. Um sie wieder anzubieten, schreibst du sie neu.`,
	noneOwn: 'Noch keine Stellen',
	noneOwnText: 'Sag den Talenten, wen ihr sucht: So fragen sie gleich die richtige Person.',
	back: 'Offene Stellen',
	name: 'Titel',
	namePlaceholder: 'Firmware-Entwicklung, Robotik',
	kind: 'Art',
	place: 'Ort',
	placePlaceholder: 'z. B. Bremen',
	description: 'Beschreibung',
	descriptionHint: 'Reiner Text. Was man tun würde, mit wem, und worauf ihr hofft.',
	link: 'Link',
	linkHint: 'Wo man mehr liest oder sich bewirbt. Er beginnt mit https://.',
	contact: 'Ansprechperson',
	anybody: 'Alle im Team',
	publish: 'Veröffentlichen',
	kept: 'Bleibt auf diesem Gerät, bis sie veröffentlicht ist.',
	keptChange: 'Noch nicht gespeichert. Deine Änderungen bleiben auf diesem Gerät.',
	changed:
		'Jemand aus deinem Team hat diese Stelle inzwischen geändert. Was du geschrieben hast, ist noch da; wenn du es speicherst, ersetzt es das andere.',
	takeTheirs: 'Das andere übernehmen',
	gone: 'Diese Stelle wurde zurückgezogen',
	goneText: 'Sie wird niemandem mehr gezeigt.',
};
