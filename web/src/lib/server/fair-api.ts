/** The HTTP side of a fair: who asks, and answers in one shape (docs/protocol.md). */
import { error, json } from '@sveltejs/kit';
import type { Reader } from '#schema/docs/access.ts';
import type { ProjectionAddress } from '#schema/docs/names.ts';
import { docName } from '#schema/docs/names.ts';
import { isRefusalCode } from '#schema/domain/refusal.ts';
import { sentenceOf } from '#schema/domain/refusal-sentences.ts';
import type { RefusalCode } from '#schema/domain/refusal.ts';
import type { Outcome } from '#schema/docs/desk.ts';
import { isEntityId } from '#schema/ids.ts';
import type { FairId } from '#schema/ids.ts';
import type { Engine } from '#sync/engine.ts';
import { installation } from './installation.ts';

/** The signed-in person as a member of this fair. Throws 404: no such fair and no member look alike. */
export async function memberOf(locals: App.Locals, fair: string): Promise<Reader> {
	const { engine } = await installation();
	const { account } = locals;
	const reader = account && isEntityId(fair) ? engine.readerIn(fair as FairId, account.id) : null;
	return reader ?? error(404, 'There is no such event.');
}

/** Throws 404 where this person may not open the document. */
async function engineFor(locals: App.Locals, address: ProjectionAddress): Promise<Engine> {
	const { engine } = await installation();
	if (!locals.account || !engine.admit(docName(address), locals.account.id).ok)
		error(404, 'There is no such event.');
	return engine;
}

/** A projection as JSON, if this person may open the document. */
export async function viewAnswer(
	locals: App.Locals,
	address: ProjectionAddress,
): Promise<Response> {
	return json((await engineFor(locals, address)).view(address));
}

/**
 * The document of a projection as one update of Yjs, for whoever may open it: compressed, which a socket
 * is not. Nothing (204) while nobody has it open.
 */
export async function stateAnswer(
	locals: App.Locals,
	address: ProjectionAddress,
): Promise<Response> {
	const state = (await engineFor(locals, address)).stateOf(address);
	if (!state) return new Response(null, { status: 204 });
	const headers = { 'content-type': 'application/octet-stream' };
	return new Response(new Uint8Array(state), { headers });
}

/** What became of an intent: 200 when it holds now, 422 for a refusal, 503 when nothing was decided. */
export function outcomeAnswer(outcome: Outcome): Response {
	const { code } = outcome;
	if (!isRefusalCode(code)) return json(outcome);
	return json({ ...outcome, message: sentenceOf(code) }, { status: statusOf(code) });
}

function statusOf(code: RefusalCode): number {
	return code === 'busy' || code === 'unavailable' ? 503 : 422;
}
