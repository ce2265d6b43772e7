import { describe, expect, it } from 'vitest';
import { ALL_LANGUAGES } from './language.ts';
import { loadCallWords } from './call/call-words.ts';
import { loadCheckWords } from './call/check/check-words.ts';
import { DEFAULT_LANGUAGE, type Language, loadWords, needWords } from './messages.ts';
import { call as callEn } from './messages/call.en.ts';
import { support as supportEn } from './messages/support.en.ts';
import { loadSupportWords } from './support/support-words.svelte.ts';
import { de } from './messages/de.ts';
import { equipmentCheck } from './messages/equipment.en.ts';
import { en as enMain } from './messages/en.ts';
import * as account from './messages/account.en.ts';
import * as offering from './messages/offering.en.ts';
import * as inbox from './messages/inbox.en.ts';
import { counting } from './messages/plurals.ts';
import * as recruiting from './messages/recruiting.en.ts';
import * as team from './messages/team.en.ts';

/** With the words that only one page needs. */
const en = {
	...{ ...enMain, ...account, ...offering, ...recruiting, ...inbox, ...team },
	...{ call: callEn, equipmentCheck, support: supportEn },
};
await needWords('account', 'offering', 'recruiting', 'inbox', 'team');
const wholeIn = async (language: Language) => ({
	...(await loadWords(language)),
	call: await loadCallWords(language),
	support: await loadSupportWords(language),
	equipmentCheck: await loadCheckWords(language),
});

/** A text, or what writes one out of facts. */
type Leaf = string | ((...facts: readonly unknown[]) => string);

/** Every text of a catalogue by the way to it: `meeting.join`. */
function leavesOf(catalogue: object, way = ''): [string, Leaf][] {
	return Object.entries(catalogue).flatMap(([key, value]: [string, Leaf | object]) => {
		const here = way === '' ? key : `${way}.${key}`;
		return typeof value === 'object' ? leavesOf(value, here) : [[here, value] as [string, Leaf]];
	});
}

/** Facts that can be found again in a text; below a thousand, since no language groups those digits. */
const FACTS = [701, 702, 703, 704];
/** What the texts are given that take their facts by name. */
const NAMED = { at: '§at', when: '§when', peer: '§peer', by: '§by', limit: 705 };

function written(way: string, leaf: Leaf, facts: readonly number[] = FACTS): string {
	if (typeof leaf === 'string') return leaf;
	return /^(refusals|notices)\./.test(way) ? leaf(NAMED) : leaf(...facts.slice(0, leaf.length));
}

/** The facts that a text names, by themselves. */
const factsIn = (text: string): string[] => (text.match(/70[1-5]|§\w+/g) ?? []).toSorted();

/** Words that are the same in both languages. */
const SAME_IN_GERMAN = new Set([
	'product',
	'pageTitle',
	'nav.events',
	'nav.chats',
	'nav.team',
	'call.panel.chat',
	'support.facts.percent',
	'signIn.role.talent',
	'events.title',
	'chats.title',
	'chatPage.back',
	'exploring.sorts.name',
	'account.name',
	'team.title',
	'vacancies.link',
	'team.back',
]);
/** No words in them. */
const WORDLESS = /^[\d\s/§–·:,a-z]*$/;

const english = leavesOf(en);

it.each(ALL_LANGUAGES)(
	'[UI10] each text in %s keeps the direction of a name to itself, those of single pages too',
	async (language) => {
		const name = 'נועה';
		const open = leavesOf(await wholeIn(language)).filter(([way, leaf]) => {
			if (typeof leaf === 'string' || /^(refusals|notices)\./.test(way)) return false;
			const text = leaf(...FACTS.slice(0, leaf.length).map(() => name));
			return text.includes(name) && !text.includes(`\u2068${name}\u2069`);
		});
		expect(open.map(([way]) => way)).toEqual([]);
	},
);

describe.each(ALL_LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE))(
	'%s',
	(language) => {
		it('[UI2] has every text of the English catalogue, and no other', async () => {
			const own = leavesOf(await wholeIn(language));
			expect(own.map(([way]) => way).toSorted()).toEqual(english.map(([way]) => way).toSorted());
			expect(own.filter(([way, leaf]) => written(way, leaf).trim() === '')).toEqual([]);
		});

		it('[UI2] names the same facts in every text', async () => {
			const own = new Map(leavesOf(await wholeIn(language)));
			const facts = (leaves: Iterable<[string, Leaf]>) =>
				Object.fromEntries([...leaves].map(([way, leaf]) => [way, factsIn(written(way, leaf))]));
			expect(facts(own)).toEqual(facts(english));
		});

		it('[UI2] leaves no text in English', async () => {
			const own = new Map(leavesOf(await wholeIn(language)));
			const left = english
				.filter(([way]) => !SAME_IN_GERMAN.has(way))
				.map(([way, leaf]) => [way, written(way, leaf), written(way, own.get(way) ?? '')] as const)
				.filter(([, first, second]) => first === second && !WORDLESS.test(first));
			expect(left).toEqual([]);
		});
	},
);

it('[UI2] the facts of a text are found, and so is one that is left out', () => {
	expect(factsIn(written('meeting.opensAt', en.meeting.opensAt as Leaf))).toEqual(['701']);
	expect(factsIn(written('refusals.time_conflict', en.refusals.time_conflict as Leaf))).toEqual([
		'§at',
		'§peer',
	]);
	expect(factsIn('Opens soon')).toEqual([]);
});

it('[UI1] numbers and plural forms are those of the language', () => {
	expect(en.chats.found(1)).toBe('1 recruiter');
	expect(en.chats.found(1_024)).toBe('1,024 recruiters');
	expect(de.recruiter.openSlots(1)).toBe('1 freie Zeit');
	expect(de.recruiter.openSlots(1_024)).toBe('1.024 freie Zeiten');
	const polish = counting('pl');
	const files = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' };
	expect([1, 3, 5, 22].map((number) => polish(number, files))).toEqual([
		'1 plik',
		'3 pliki',
		'5 plików',
		'22 pliki',
	]);
});
