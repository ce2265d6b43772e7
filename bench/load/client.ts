import type { World } from '../world.ts';

/** What a client tells the scenario. Numbers are those of the world. */
export interface Ears {
	/** `by` as the document tells it; null when the slot is free again. */
	slotChanged(client: Client, calendar: number, slot: number, by: string | null): void;
	decided(claim: string, won: boolean): void;
}

/** One person's connection: follows calendars, and may claim. */
export interface Client {
	readonly number: number;
	/** Slots that this client sees taken, by calendar. */
	readonly taken: readonly Set<number>[];
	readonly bytesIn: number;
	readonly messagesIn: number;
	/** Returns the claim's id. */
	claim(calendar: number, slot: number): string;
	release(calendar: number, slot: number): string;
	close(): void;
}

export interface Wish {
	/** Talent's number. */
	readonly number: number;
	readonly calendars: readonly number[];
	/** Opens what a claim needs too. */
	readonly claims: boolean;
}

/** How the load speaks to one kind of server. */
export interface Peer {
	readonly name: string;
	/** File in bench/peers. */
	readonly server: string;
	/** Whether the server decides who wins. */
	readonly adjudicates: boolean;
	/** Resolves when everything wished for has arrived. */
	join(world: World, wish: Wish, ears: Ears): Promise<Client>;
	/** Forgets shared decoding of an earlier server. */
	reset(world: World): void;
}

export const deaf: Ears = { slotChanged() {}, decided() {} };
