import type { AccountId, Elapsed, Instant } from '#schema/ids.ts';
import type { Audit } from './audit.ts';
import type { Cancel, Clock } from './clock.ts';
import type { Gate } from './gate.ts';
import type { HubLimits } from './hub-limits.ts';
import type { SyncSocket } from './sync-socket.ts';
import { CLOSE } from './sync-socket.ts';
import type { Visitor } from './visitor.ts';

export interface OpenSocket {
	readonly socket: SyncSocket;
	readonly gate: Gate;
	readonly visitor: Visitor;
	/** When something last came in. */
	heardAt: Elapsed;
}

interface Entry extends OpenSocket {
	renewAt: number;
	renewing: boolean;
	cancelExpiry: Cancel | null;
}

/**
 * All open sockets, by session and by account: so that whoever signs out, is removed or whose session
 * ends is gone within the same moment (AU4, AU5), and so that nobody has too many (GA2).
 */
export class Sockets {
	readonly #clock: Clock;
	readonly #limits: HubLimits;
	readonly #audit: Audit;
	readonly #all = new Map<SyncSocket, Entry>();
	readonly #bySession = new Map<string, Set<Entry>>();
	readonly #byAccount = new Map<AccountId, Set<Entry>>();

	constructor(options: { clock: Clock; limits: HubLimits; audit: Audit }) {
		this.#clock = options.clock;
		this.#limits = options.limits;
		this.#audit = options.audit;
	}

	get size(): number {
		return this.#all.size;
	}

	*gates(): Iterable<Gate> {
		for (const { gate } of this.#all.values()) yield gate;
	}

	/** Whether this person may open one more. */
	hasRoomFor(sessionId: string, accountId: AccountId): boolean {
		const { socketsPerSession, socketsPerAccount } = this.#limits;
		return (
			(this.#bySession.get(sessionId)?.size ?? 0) < socketsPerSession &&
			(this.#byAccount.get(accountId)?.size ?? 0) < socketsPerAccount
		);
	}

	add(socket: SyncSocket, gate: Gate, visitor: Visitor): OpenSocket {
		const now = this.#clock.elapsed();
		const entry: Entry = {
			socket,
			gate,
			visitor,
			heardAt: now,
			renewAt: now + this.#limits.renewMs,
			renewing: false,
			cancelExpiry: null,
		};
		this.#all.set(socket, entry);
		if (visitor.sessionId !== null) join(this.#bySession, visitor.sessionId, entry);
		if (visitor.accountId !== null) join(this.#byAccount, visitor.accountId, entry);
		this.#watchExpiry(entry, visitor.expiresAt);
		return entry;
	}

	remove(socket: SyncSocket): void {
		const entry = this.#all.get(socket);
		if (!entry) return;
		entry.cancelExpiry?.();
		this.#all.delete(socket);
		const { sessionId, accountId } = entry.visitor;
		if (sessionId !== null) leave(this.#bySession, sessionId, entry);
		if (accountId !== null) leave(this.#byAccount, accountId, entry);
	}

	/** Signed out, or the session was ended from elsewhere. */
	closeSession(sessionId: string): void {
		for (const { socket } of [...(this.#bySession.get(sessionId) ?? [])])
			socket.end(CLOSE.signedOut);
	}

	/** Removed, or given other rights: every device must come in again. */
	closeAccount(accountId: AccountId): void {
		for (const { socket } of [...(this.#byAccount.get(accountId) ?? [])])
			socket.end(CLOSE.signedOut);
	}

	closeAll(): void {
		for (const socket of [...this.#all.keys()]) socket.end(CLOSE.restart);
	}

	/** Heartbeats and deadlines, once a second. */
	sweep(): void {
		const now = this.#clock.elapsed();
		for (const entry of [...this.#all.values()]) {
			const { socket, gate } = entry;
			if (now - entry.heardAt >= this.#limits.silentMs) {
				socket.cut(CLOSE.silent);
				continue;
			}
			gate.check(now);
			socket.pingIfDue(now);
			if (now >= entry.renewAt) void this.#renew(entry, 'keep');
		}
	}

	/** At its end a session is asked for once more: it may have been prolonged meanwhile. */
	#watchExpiry(entry: Entry, expiresAt: Instant | null): void {
		entry.cancelExpiry?.();
		entry.cancelExpiry = null;
		if (expiresAt === null) return;
		const left = Math.max(0, expiresAt - this.#clock.now());
		entry.cancelExpiry = this.#clock.after(left, () => {
			if (this.#clock.now() < expiresAt) this.#watchExpiry(entry, expiresAt);
			else void this.#renew(entry, 'close');
		});
	}

	async #renew(entry: Entry, onFailure: 'keep' | 'close'): Promise<void> {
		if (entry.renewing && onFailure === 'keep') return;
		entry.renewing = true;
		entry.renewAt = this.#clock.elapsed() + this.#limits.renewMs;
		try {
			const renewal = await entry.visitor.renew();
			if (!this.#all.has(entry.socket)) return;
			if (renewal === 'gone' || isOver(renewal.expiresAt, this.#clock.now()))
				return entry.socket.end(CLOSE.signedOut);
			this.#watchExpiry(entry, renewal.expiresAt);
			entry.gate.reviewRights();
		} catch (error) {
			this.#audit.failure('renew', error);
			if (onFailure === 'close') entry.socket.end(CLOSE.signedOut);
		} finally {
			entry.renewing = false;
		}
	}
}

const isOver = (expiresAt: Instant | null, now: Instant): boolean =>
	expiresAt !== null && expiresAt <= now;

function join<Key>(index: Map<Key, Set<Entry>>, key: Key, entry: Entry): void {
	const set = index.get(key);
	if (set) set.add(entry);
	else index.set(key, new Set([entry]));
}

function leave<Key>(index: Map<Key, Set<Entry>>, key: Key, entry: Entry): void {
	const set = index.get(key);
	set?.delete(entry);
	if (set?.size === 0) index.delete(key);
}
