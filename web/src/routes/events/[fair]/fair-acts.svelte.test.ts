/** What becomes of words when an act is not taken after all. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { MeetingId } from '#schema/ids.ts';
import { entityId } from '#schema/ids.ts';
import { LIMITS } from '#schema/limits.ts';
import { DEFAULT_LANGUAGE, loadWords } from '#lib/messages.ts';
import { browserEnvironment } from '#lib/sync/browser-environment.ts';
import { forgetEverything } from '#lib/sync/browser-storage.ts';
import { FairSession } from '#lib/sync/fair-session.ts';
import { LiveFairSession } from '#lib/sync/fair-session.svelte.ts';
import { ADA, desk, directory, FAIR, NOW } from '#lib/sync/testing/first-picture.ts';
import { Toasts } from '#lib/ui/toasts.svelte.ts';
import { FairActs } from './fair-acts.svelte.ts';

const CHAT = entityId<MeetingId>('chat');

/** Ada's page, which no server answers. */
async function openPage() {
	const environment = browserEnvironment();
	const session = new FairSession({
		environment,
		url: 'ws://127.0.0.1:1/sync',
		fair: FAIR,
		participant: ADA,
		initial: { desk, directory, now: NOW },
	});
	onTestFinished(() => session.close());
	const toasts = new Toasts();
	const acts = new FairActs(new LiveFairSession(session, environment.clock), toasts, {
		language: DEFAULT_LANGUAGE,
		messages: await loadWords(DEFAULT_LANGUAGE),
		zones: { own: 'Europe/Berlin', fair: 'Europe/Berlin', locale: 'en-GB' },
		speak: () => Promise.resolve(),
	});
	return { session, toasts, acts };
}

describe('words that went out with an act', () => {
	beforeEach(async () => {
		localStorage.clear();
		await forgetEverything();
	});

	it('[SY22] [AF1] of a memo that was refused or taken back are there again where it is written', async () => {
		const { acts } = await openPage();
		acts.keepWords({ kind: 'memo.keep', meeting: CHAT, text: 'Knows her ships', mark: 'yes' });
		expect(acts.draftFor(`=${CHAT}`).message).toBe('Knows her ships');
	});

	it('[SY22] [AF1] of a memo do not replace what is being written by now', async () => {
		const { acts } = await openPage();
		acts.draftFor(`=${CHAT}`).message = 'Knows her ships, and the sea';
		acts.keepWords({ kind: 'memo.keep', meeting: CHAT, text: 'Knows her ships', mark: null });
		expect(acts.draftFor(`=${CHAT}`).message).toBe('Knows her ships, and the sea');
	});

	it('[SY22] stay where they were written when there is no room for the act, and say so', async () => {
		const { session, acts, toasts } = await openPage();
		for (let sent = 0; sent < LIMITS.outboxIntents; sent += 1)
			expect(session.submit({ kind: 'request.reopen', meeting: CHAT }).ok).toBe(true);
		const note = { kind: 'request.decline', meeting: CHAT } as const;
		acts.noteDraft(note).message = 'Not this year';
		acts.submitNoted({ ...note, note: 'Not this year' });
		expect(acts.noteDraft(note).message).toBe('Not this year');
		expect(toasts.list.at(-1)).toMatchObject({ tone: 'bad' });
		const { acts: afterReload } = await openPage();
		expect(afterReload.noteDraft(note).message).toBe('Not this year');
	});

	it('[SY22] [AF1] of a memo stay where they were written when there is no room for it', async () => {
		const { session, acts } = await openPage();
		for (let sent = 0; sent < LIMITS.outboxIntents; sent += 1)
			session.submit({ kind: 'request.reopen', meeting: CHAT });
		acts.draftFor(`=${CHAT}`).message = 'Late';
		expect(
			acts.handOver({ kind: 'memo.keep', meeting: CHAT, text: 'Late', mark: null }),
		).toBeNull();
		expect((await openPage()).acts.draftFor(`=${CHAT}`).message).toBe('Late');
	});
});
