import { describe, expect, it, vi } from 'vitest';
import { signedBytes } from '#schema/call-text.ts';
import type { Party } from '#schema/domain/participant.ts';
import type { LinkPrints, LinkStatement } from '#schema/link-statement.ts';
import { mirror, statementBytes } from '#schema/link-statement.ts';
import type { StatementFrame } from './link-frames.ts';
import { FRAME_MAX } from './link-frames.ts';
import { LinkProof } from './link-proof.ts';
import { printsIn } from './prints.ts';
import { Signatures } from './signatures.ts';
import { keysOf } from './testing/text-keys.ts';

const signatures = {
	talent: new Signatures(keysOf('talent')),
	recruiter: new Signatures(keysOf('recruiter')),
};

/** Of a certificate, told by so many bytes of hash. */
const print = (digit: string, bytes = 32) =>
	`sha-${bytes * 8} ${Array.from({ length: bytes }, () => `0${digit}`).join(':')}`;
const [ADA, RITA, MALLORY] = [print('a'), print('b'), print('c')];
const GENERATION = 1_778_587_200_000;
const HONEST = {
	talent: { own: [ADA], other: [RITA] },
	recruiter: { own: [RITA], other: [ADA] },
} as const satisfies Record<Party, LinkPrints>;

/** One end of a connection, and what it sent, found and let through. */
function endOf(
	party: Party,
	{
		prints = HONEST[party] as LinkPrints,
		generation = GENERATION,
		known = Promise.resolve(),
	}: { prints?: LinkPrints; generation?: number; known?: Promise<void> } = {},
) {
	const sent: StatementFrame[] = [];
	const verdicts: boolean[] = [];
	const heard: unknown[] = [];
	const proof = new LinkProof({
		party,
		generation,
		signatures: signatures[party],
		prints: async () => (await known, prints),
		send: (frame) => sent.push(frame),
		onVerdict: (isTrue) => verdicts.push(isTrue),
		onData: (data) => heard.push(data),
	});
	return { proof, sent, verdicts, heard };
}

/** What this side states of such a connection, as it is sent. */
async function statementOf(party: Party, made: Parameters<typeof endOf>[1] = {}): Promise<string> {
	const { proof, sent } = endOf(party, made);
	await proof.begin();
	return JSON.stringify(sent[0]);
}

/** Ada's page, with its channel open, after it got this. */
async function adaAfter(...frames: readonly unknown[]) {
	const ada = endOf('talent');
	await ada.proof.begin();
	for (const frame of frames) ada.proof.receive(frame);
	return ada;
}

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 60_000 });
const finds = async (isTrue: boolean, ...frames: readonly unknown[]) => {
	const ada = await adaAfter(...frames);
	await eventually(() => expect(ada.verdicts).toEqual([isTrue]));
	return ada;
};
const changed = (frame: string, change: Partial<LinkStatement>) =>
	JSON.stringify({ ...(JSON.parse(frame) as StatementFrame), ...change });

describe('what two browsers state of the connection between them', () => {
	it('[CA16] is true where both tell of the same certificates, and is sent in one frame', async () => {
		const frame = await statementOf('recruiter');
		await finds(true, frame);
		const many = [RITA, print('b', 64), print('b', 48)];
		const long = await statementOf('recruiter', { prints: { own: many, other: [ADA] } });
		expect(long.length).toBeLessThan(FRAME_MAX);
		// A browser shows several, and another keeps the one it goes by.
		await finds(true, long);
	});

	it('[CA16, C-08] is false over a connection that ends at somebody in between', async () => {
		const prints = { own: [RITA], other: [MALLORY] };
		await finds(false, await statementOf('recruiter', { prints }));
		// What she writes herself is signed by nobody.
		await finds(false, changed(await statementOf('recruiter', { prints }), HONEST.recruiter));
	});

	it('[CA16, C-08] is false with a certificate too many, swapped prints, or none', async () => {
		expect(mirror({ own: [ADA], other: [RITA, MALLORY] }, HONEST.recruiter)).toBe(false);
		expect(mirror({ own: [ADA], other: [] }, HONEST.recruiter)).toBe(false);
		for (const prints of [
			{ own: [RITA], other: [ADA, MALLORY] },
			{ own: [ADA], other: [RITA] },
			{ own: [RITA], other: [] },
			{ own: [], other: [ADA] },
		])
			await finds(false, await statementOf('recruiter', { prints }));
	});

	it('[CA16, C-08] is false of another connection, by the wrong party, and when it is one’s own that comes back', async () => {
		const before = await statementOf('recruiter', { generation: GENERATION - 1 });
		await finds(false, before);
		await finds(false, changed(before, { generation: GENERATION }));
		const own = await statementOf('talent', { prints: HONEST.recruiter });
		await finds(false, own);
		// Her own key, under the other's name.
		await finds(false, changed(own, { from: 'recruiter' }));
	});

	it('[CA16, C-08, C-23] is no message, and no message is a statement', async () => {
		const statement = { from: 'recruiter', generation: GENERATION, ...HONEST.recruiter } as const;
		const { talent, recruiter } = signatures;
		const message = { from: 'recruiter', at: GENERATION, text: JSON.stringify(statement) } as const;
		const stated = await recruiter.signBytes(statementBytes(statement));
		expect(await talent.isBy('recruiter', statementBytes(statement), stated)).toBe(true);
		expect(await talent.isGenuine({ ...message, sig: stated })).toBe(false);
		const said = await recruiter.sign(message);
		expect(await talent.isGenuine(said)).toBe(true);
		expect(await talent.isBy('recruiter', statementBytes(statement), said.sig)).toBe(false);
		// One that was written to look like a statement begins with its party all the same.
		const first = (bytes: Uint8Array) =>
			(JSON.parse(new TextDecoder().decode(bytes)) as unknown[])[0];
		expect(first(signedBytes(message))).toBe('recruiter');
		expect(first(statementBytes(statement))).toBe('link');
	});

	it('[CA16, C-07, C-08] what is no statement decides nothing, and nothing passes before one', async () => {
		const frame = await statementOf('recruiter');
		const { own: _own, ...part } = JSON.parse(frame) as StatementFrame;
		const ada = await adaAfter(
			'',
			'{',
			new ArrayBuffer(8),
			JSON.stringify({ t: 'media', mic: true, camera: true, screen: false, quality: 'good' }),
			JSON.stringify(part),
			changed(frame, { own: ['<b>'] }),
			changed(frame, { other: Array.from({ length: 9 }, () => ADA) }),
			`${frame}${' '.repeat(FRAME_MAX)}`,
		);
		expect(ada.verdicts).toEqual([]);
		ada.proof.receive(frame);
		ada.proof.receive('first');
		ada.proof.receive('second');
		await eventually(() => expect(ada.verdicts).toEqual([true]));
		ada.proof.receive('third');
		expect(ada.heard).toEqual(['first', 'second', 'third']);
	});

	it('[CA16] one that comes before this browser knows of the answer waits for that', async () => {
		const known = Promise.withResolvers<void>();
		const ada = endOf('talent', { known: known.promise });
		void ada.proof.begin();
		ada.proof.receive(await statementOf('recruiter'));
		ada.proof.receive('hello');
		expect([ada.sent, ada.verdicts]).toEqual([[], []]);
		known.resolve();
		await eventually(() => expect(ada.verdicts).toEqual([true]));
		expect(ada.sent).toHaveLength(1);
		expect(ada.heard).toEqual(['hello']);
	});

	it('[CA16] the own one goes first, however slowly this browser signs', async () => {
		const slow = new Signatures(keysOf('talent'));
		const allowed = Promise.withResolvers<void>();
		const sign = slow.signBytes.bind(slow);
		slow.signBytes = async (bytes) => (await allowed.promise, sign(bytes));
		const order: string[] = [];
		const proof = new LinkProof({
			party: 'talent',
			generation: GENERATION,
			signatures: slow,
			prints: () => Promise.resolve(HONEST.talent),
			send: () => order.push('stated'),
			onVerdict: (isTrue) => order.push(`found ${isTrue}`),
			onData: () => {},
		});
		void proof.begin();
		proof.receive(await statementOf('recruiter'));
		// Longer than it takes to look at the other's.
		for (let look = 0; look < 20; look += 1)
			await signatures.talent.isBy('recruiter', new Uint8Array(8), new Uint8Array(64));
		expect(order).toEqual([]);
		allowed.resolve();
		await eventually(() => expect(order).toEqual(['stated', 'found true']));
	});

	it('[CA16, C-08] the first one decides, and after a false one nothing passes', async () => {
		const ada = await finds(
			false,
			await statementOf('recruiter', { generation: 1 }),
			await statementOf('recruiter'),
			'hello',
		);
		ada.proof.receive(await statementOf('recruiter'));
		ada.proof.receive('hello');
		expect(ada.heard).toEqual([]);
		expect(ada.verdicts).toEqual([false]);
	});

	it('[CA16] the certificates are read from a description wherever a browser writes them, each once', () => {
		const hash = Array.from({ length: 32 }, () => 'AB').join(':');
		const sdp = [
			'v=0',
			`a=fingerprint:sha-256 ${hash}`,
			'm=audio 9 UDP/TLS/RTP/SAVPF 111',
			`a=fingerprint:SHA-256 ${hash.toLowerCase()}`,
			'm=video 9 UDP/TLS/RTP/SAVPF 96',
			`a=fingerprint:sha-1 ${hash.slice(0, 59)}`,
			'',
		].join('\r\n');
		expect(printsIn(sdp)).toEqual([
			`sha-256 ${hash.toLowerCase()}`,
			`sha-1 ${hash.slice(0, 59).toLowerCase()}`,
		]);
		expect(printsIn(undefined)).toEqual([]);
	});
});
