import * as Y from 'yjs';
import type { World } from '../world.ts';
import { NAIVE_ROOT } from '../world.ts';
import type { Client, Ears, Wish } from './client.ts';
import { Followed } from './followed.ts';
import type { RawSocket } from './raw-socket.ts';
import { SharedView, readNaive } from './shared-view.ts';

let views: SharedView[] = [];
export const resetNaive = ({ recruiters }: World): void => {
	views = Array.from({ length: recruiters }, () => new SharedView(readNaive));
};

/**
 * A person of the plain design: sees a free slot, writes itself into the shared map, and believes to
 * have it when its write has come through and the slot still bears its name.
 */
export abstract class NaiveTalent implements Client {
	readonly number: number;
	protected readonly ears: Ears;
	protected readonly followed: Followed;
	readonly #own = new Map<string, { readonly calendar: number; readonly slot: number }>();
	#count = 0;

	constructor({ number }: Wish, ears: Ears) {
		this.number = number;
		this.ears = ears;
		this.followed = new Followed(views, ears);
	}

	get taken(): readonly Set<number>[] {
		return this.followed.taken;
	}
	protected abstract readonly sockets: readonly RawSocket[];
	protected abstract write(calendar: number, update: Uint8Array): void;

	get bytesIn(): number {
		return this.sockets.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
	}
	get messagesIn(): number {
		return this.sockets.reduce((sum, { messagesIn }) => sum + messagesIn, 0);
	}

	claim(calendar: number, slot: number): string {
		const id = `${this.number}.${++this.#count}`;
		this.#own.set(id, { calendar, slot });
		this.write(
			calendar,
			updateOf((claims) => claims.set(String(slot), id)),
		);
		return id;
	}

	/** The plain design has no delete that a stranger to the document could write: it is overwritten. */
	release(): string {
		throw new Error('not in the plain design');
	}

	close(): void {
		for (const socket of this.sockets) socket.close();
	}

	/** Ends own claims in this calendar; `judge` says who has it, or null where that is not known yet. */
	protected settle(calendar: number, judge: (slot: number, id: string) => boolean | null): void {
		for (const [id, claim] of this.#own) {
			const won = claim.calendar === calendar ? judge(claim.slot, id) : null;
			if (won === null) continue;
			this.#own.delete(id);
			this.ears.decided(id, won);
		}
	}
}

/** An update by a client that has written nothing before. */
export function updateOf(write: (claims: Y.Map<string>) => void): Uint8Array {
	const document = new Y.Doc();
	write(document.getMap(NAIVE_ROOT));
	return Y.encodeStateAsUpdate(document);
}
