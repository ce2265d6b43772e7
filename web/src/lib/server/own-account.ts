/**
 * What a person changes of themselves, in every fair of theirs. Facts in a fair change by its engine
 * alone; what is left is the row of the account.
 */
import { createHash } from 'node:crypto';
import type { Outcome } from '#schema/docs/desk.ts';
import type { AccountIntent } from '#schema/domain/intent.ts';
import type { Picture } from '#schema/domain/participant.ts';
import type { AccountId, PictureHash } from '#schema/ids.ts';
import { pictureHash } from '#schema/ids.ts';
import { db } from './database.ts';
import { installation } from './installation.ts';

/** As whom a person takes part, wherever they do; the newest fair first. */
export async function participationsOf(account: AccountId) {
	return (await db())
		.selectFrom('participant')
		.innerJoin('fair', 'fair.id', 'participant.fair_id')
		.where('account_id', '=', account)
		.where('erased_at', 'is', null)
		.orderBy('fair.starts_at', 'desc')
		.select(['participant.id', 'participant.fair_id as fair', 'participant.picture'])
		.execute();
}

/** The picture by which a person knows themselves outside of a fair. */
export async function ownPicture(account: AccountId): Promise<PictureHash | null> {
	const participations = await participationsOf(account);
	return participations.find(({ picture }) => picture !== null)?.picture ?? null;
}

export function pictureOf(bytes: Uint8Array, type: string): Picture {
	const hash = createHash('sha256').update(bytes).digest('base64url');
	return { hash: pictureHash(hash), type, bytes };
}

/** False when a fair could not save it just now. Done again, it changes nothing twice. */
export async function changeEverywhere(
	account: AccountId,
	intent: AccountIntent,
): Promise<boolean> {
	const { engine } = await installation();
	for (const { id, fair } of await participationsOf(account)) {
		const outcome = await engine.changeAccount(fair, id, intent);
		if (!isDone(outcome)) return false;
	}
	return true;
}

/** `forbidden`: erased meanwhile by another tab, which is no reason to stop. */
const isDone = ({ code }: Outcome): boolean =>
	code === 'ok' || code === 'noop' || code === 'forbidden';
