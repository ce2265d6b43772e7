/** Words in a real browser, which a page may leave at any moment. */
import { beforeEach, describe, expect, it } from 'vitest';
import { KeptWords } from '../kept-words.ts';
import type { VacancyWriting } from '../vacancies/vacancy-draft.ts';
import { NOTHING_WRITTEN, writingIn } from '../vacancies/vacancy-draft.ts';
import { KeptDraft } from './draft.svelte.ts';

const WHO = ['fair', 'ada', 'rita'];
/** What another page of this browser, or the same one after a reload, finds. */
const found = () => new KeptDraft(...WHO);
const handing = () => Promise.withResolvers<boolean>();

beforeEach(() => localStorage.clear());

describe('what was written to somebody', () => {
	it('[S15] is there after a reload, until it is forgotten', () => {
		const draft = found();
		draft.message = 'Hello';
		draft.answer = 'Because';
		expect(found()).toMatchObject({ message: 'Hello', answer: 'Because' });
		draft.forget();
		expect(found()).toMatchObject({ message: '', answer: '' });
	});

	it('[S15] [SY22] as an earlier version of this page left it is found', () => {
		const words = JSON.stringify({ message: 'Old', answer: '' });
		localStorage.setItem(`visavis:draft:${WHO.join(':')}`, words);
		expect(found().message).toBe('Old');
	});

	it('[SY22] goes from the screen when it is sent, and from this device when it cannot be lost', async () => {
		const draft = found();
		draft.message = 'Hello';
		const { promise, resolve } = handing();
		draft.handOver(promise);
		expect(draft.message).toBe('');
		expect(found().message).toBe('Hello');
		resolve(true);
		await promise;
		expect(found().message).toBe('');
		expect(localStorage).toHaveLength(0);
	});

	it('[SY22] stands before what is written next, as long as it could be lost', async () => {
		const draft = found();
		draft.message = 'First';
		const { promise, resolve } = handing();
		draft.handOver(promise);
		draft.message = 'Second';
		expect(found().message).toBe('First\n\nSecond');
		resolve(true);
		await promise;
		expect(draft.message).toBe('Second');
		expect(found().message).toBe('Second');
	});

	it('[SY22] comes back, once, when it was not taken after all', async () => {
		const draft = found();
		draft.message = 'First';
		const { promise, resolve } = handing();
		draft.handOver(promise);
		draft.message = 'Second';
		resolve(false);
		await promise;
		expect(draft.message).toBe('First\n\nSecond');
		expect(found().message).toBe('First\n\nSecond');
	});

	it('[S15] in another tab meanwhile is caught up with', () => {
		const [here, there] = [found(), found()];
		there.message = 'Written there';
		here.catchUp();
		expect(here.message).toBe('Written there');
		there.forget();
		here.catchUp();
		expect(here.message).toBe('');
	});
});

describe('what was written of an opening', () => {
	const of = (title: string) => ({ content: { ...NOTHING_WRITTEN, title }, version: 1 });
	const draftOf = () => new KeptWords<VacancyWriting>(['fair', 'rita', 'opening', 'v-1']);
	/** What the form of another page, or of this one after a reload, begins with. */
	const found = () => writingIn(draftOf());

	it('[OP8] [SY22] leaves this device when it cannot be lost, and none is lost to the next', async () => {
		const draft = draftOf();
		draft.write(of('Baker'));
		const { promise, resolve } = handing();
		draft.handOver(promise);
		expect(writingIn(draft)).toBeNull();
		expect(found()).toEqual(of('Baker'));
		draft.write(of('Miller'));
		const next = draftOf();
		expect(writingIn(next)).toEqual(of('Miller'));
		next.write(null);
		expect(writingIn(next)).toEqual(of('Baker'));
		resolve(true);
		await promise;
		draft.write(null);
		expect(found()).toBeNull();
	});

	it('[OP8] [SY22] is there again when it was not taken, below what is newer', async () => {
		const draft = draftOf();
		draft.write(of('Baker'));
		draft.handOver(Promise.resolve(false));
		await Promise.resolve();
		expect(found()).toEqual(of('Baker'));
		draft.write(of('Miller'));
		draftOf().giveBack(of('Gardener'));
		const next = draftOf();
		expect(writingIn(next)).toEqual(of('Miller'));
		next.write(null);
		expect(writingIn(next)).toEqual(of('Baker'));
		next.write(null);
		expect(writingIn(next)).toEqual(of('Gardener'));
	});

	it('[OP8] what is no opening is none', () => {
		const draft = new KeptWords<unknown>(['fair', 'rita', 'opening', 'v-1']);
		draft.write({ content: { title: 7 }, version: 1 });
		expect(found()).toBeNull();
	});
});
