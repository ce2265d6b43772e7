import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer';
import { otherParty } from '#schema/domain/participant.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { LinkPrints, LinkStatement } from '#schema/link-statement.ts';
import { mirror, statementBytes } from '#schema/link-statement.ts';
import type { StatementFrame } from './link-frames.ts';
import { readLinkFrame } from './link-frames.ts';
import type { Signatures } from './signatures.ts';

export interface LinkProofOptions {
	readonly party: Party;
	readonly generation: number;
	readonly signatures: Signatures;
	/** As the connection has them once it stands; null when it is gone. */
	readonly prints: () => Promise<LinkPrints | null>;
	readonly send: (frame: StatementFrame) => void;
	/** Said once: whether the connection ends at the other's browser. */
	readonly onVerdict: (isTrue: boolean) => void;
	/** What came behind a true statement, in order. */
	readonly onData: (data: unknown) => void;
}

/** The other side sends a handful before our verdict can be known; more is no page's of ours. */
const WAITING_MOST = 32;

/**
 * Whether a connection is private (CA16): each side states, signed, which certificates it shows and which
 * it was given for the other. Whoever sits on the way of signaling can put their own there, but signs for neither.
 * Before the statement of the other side nothing that comes is looked at, and it decides once.
 */
export class LinkProof {
	readonly #options: LinkProofOptions;
	#state: 'awaited' | 'checking' | 'true' | 'over' = 'awaited';
	#prints: Promise<LinkPrints | null> | null = null;
	#stated: Promise<void> | null = null;
	#waiting: unknown[] = [];

	constructor(options: LinkProofOptions) {
		this.#options = options;
	}

	get isTrue(): boolean {
		return this.#state === 'true';
	}

	/** The channel is open. Once. */
	begin(): Promise<void> {
		return (this.#stated ??= this.#stateIt());
	}

	receive(data: unknown): void {
		if (this.#state === 'true') return this.#options.onData(data);
		if (this.#state === 'checking') {
			if (this.#waiting.length < WAITING_MOST) this.#waiting.push(data);
			return;
		}
		const frame = readLinkFrame(data);
		if (this.#state !== 'awaited' || frame?.t !== 'statement') return;
		this.#state = 'checking';
		void this.#judge(frame);
	}

	close(): void {
		this.#state = 'over';
		this.#waiting = [];
	}

	async #stateIt(): Promise<void> {
		const { party, generation, signatures, send } = this.#options;
		const prints = await this.#look();
		// Nobody is told anything of a connection that is gone.
		if (!prints) return this.close();
		const statement: LinkStatement = { from: party, generation, ...prints };
		const sig = await signatures.signBytes(statementBytes(statement));
		if (this.#state !== 'over')
			send({ t: 'statement', ...statement, sig: toBase64UrlEncoded(sig) });
	}

	/** Once: what is stated is what is compared. */
	#look(): Promise<LinkPrints | null> {
		return (this.#prints ??= this.#options.prints());
	}

	async #judge(frame: StatementFrame): Promise<void> {
		const isTrue = await this.#isTrue(frame);
		// The other side takes nothing before our own.
		await this.begin();
		if (this.#state !== 'checking') return;
		this.#state = isTrue ? 'true' : 'over';
		this.#options.onVerdict(isTrue);
		const waiting = this.#waiting;
		this.#waiting = [];
		if (isTrue) for (const data of waiting) this.receive(data);
	}

	async #isTrue(statement: StatementFrame): Promise<boolean> {
		const { party, generation, signatures } = this.#options;
		const other = otherParty(party);
		const prints = await this.#look();
		return (
			prints !== null &&
			statement.from === other &&
			statement.generation === generation &&
			mirror(prints, statement) &&
			signatures.isBy(other, statementBytes(statement), fromBase64UrlEncoded(statement.sig))
		);
	}
}
