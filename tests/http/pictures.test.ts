/** Pictures from the outside: who may send what, and who may look at it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aJpeg, aPng, aWebp } from '#schema/fixtures-pictures.ts';
import { startFairServer, type FairServer, type Who } from './fair-server.ts';
import { ask, Visitor } from './http-server.ts';

let server: FairServer;
const visitors = {} as Record<Who, Visitor>;

beforeAll(async () => {
	server = await startFairServer();
	for (const who of ['ada', 'ben', 'rita', 'olga'] as const)
		visitors[who] = await server.enter(who);
});
afterAll(() => server.close());

const address = '/api/account/picture';
/** Each with other bytes, so that each has an address of its own. */
let made = 0;
const aPicture = () => Buffer.concat([aPng(256, 256), Buffer.from(`no ${made++}`)]);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');

async function upload(who: Who): Promise<string> {
	const bytes = aPicture();
	const { status, text } = await visitors[who].send('PUT', address, 'image/png', bytes);
	expect({ status, text }).toEqual({
		status: 200,
		text: JSON.stringify({ picture: hashOf(bytes) }),
	});
	return `/pictures/${hashOf(bytes)}`;
}

const statusFor = async (who: Who, path: string) => (await visitors[who].get(path)).status;

describe('who may look', () => {
	it('[PI3, H-17] a recruiter’s picture is for all members, a talent’s for all but other talents', async () => {
		const [ritas, adas] = [await upload('rita'), await upload('ada')];
		for (const who of ['ada', 'ben', 'rita', 'olga'] as const)
			expect(await statusFor(who, ritas)).toBe(200);
		expect(await statusFor('rita', adas)).toBe(200);
		expect(await statusFor('olga', adas)).toBe(200);
		expect(await statusFor('ada', adas)).toBe(200);
		expect(await statusFor('ben', adas)).toBe(404);
	});

	it('[PI3, H-17] to strangers and members of other fairs it does not exist', async () => {
		const path = await upload('rita');
		server.connection.exec(`INSERT INTO account (id, email, name, password_hash, created_at)
			SELECT 'a-out', 'out@fair.example', 'Otto', password_hash, 1 FROM account LIMIT 1`);
		const otto = new Visitor(server.url);
		await otto.signIn('out');
		expect((await otto.get(path)).status).toBe(404);
		const nobody = await ask(server.url, path);
		expect(nobody.status).toBe(303);
		expect(nobody.headers.location).toMatch(/^\/sign-in/);
	});

	it('[PI3, H-06] an address that is none is not found', async () => {
		for (const path of ['/pictures/x', `/pictures/${'a'.repeat(43)}`, '/pictures/..%2f..%2fx'])
			expect(await statusFor('ada', path)).toBe(404);
	});

	it('[PI5, H-16] is served as what it is, for ever, and may do nothing', async () => {
		const { headers } = await visitors.ada.get(await upload('rita'));
		expect(headers).toMatchObject({
			'content-type': 'image/png',
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, max-age=31536000, immutable',
			'cross-origin-resource-policy': 'same-origin',
		});
		expect(headers['content-security-policy']).toMatch(/default-src 'none'.*; sandbox$/);
	});

	it('[PI1, PI3] one that was replaced or taken away is gone', async () => {
		const first = await upload('rita');
		const second = await upload('rita');
		expect(await statusFor('rita', first)).toBe(404);
		expect((await visitors.rita.send('DELETE', address, 'text/plain', Buffer.of())).status).toBe(
			200,
		);
		expect(await statusFor('rita', second)).toBe(404);
		expect(
			server.connection
				.prepare('SELECT count(*) FROM picture WHERE participant_id = ?')
				.pluck()
				.get(server.ids.rita),
		).toBe(0);
	});
});

describe('what may be sent', () => {
	const code = (text: string): unknown => (JSON.parse(text) as { code: unknown }).code;

	it('[PI2] JPEG, PNG and WebP', async () => {
		for (const [type, make] of [
			['image/jpeg', aJpeg],
			['image/png', aPng],
			['image/webp', aWebp],
		] as const) {
			const bytes = Buffer.from(make(200, 200));
			expect((await visitors.olga.send('PUT', address, type, bytes)).status).toBe(200);
		}
	});

	it('[PI2, H-15, H-16] everything else is refused with a sentence, and changes nothing', async () => {
		const path = await upload('ben');
		const svg = Buffer.from(
			'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
		);
		const large = Buffer.alloc(100_001);
		aPng(256, 256).forEach((byte, at) => large.writeUInt8(byte, at));
		const attempts: [type: string, body: Buffer, status: number, code: string][] = [
			['image/svg+xml', svg, 422, 'not_a_picture'],
			['image/png', svg, 422, 'not_a_picture'],
			['text/html', Buffer.from('<script>alert(1)</script>'), 422, 'not_a_picture'],
			['image/svg+xml', Buffer.from(aPng(256, 256)), 422, 'wrong_type'],
			['text/html', Buffer.from(aPng(256, 256)), 422, 'wrong_type'],
			['image/png', Buffer.from(aPng(30_000, 30_000)), 422, 'wrong_size'],
			['image/png', Buffer.from(aPng(1, 1)), 422, 'wrong_size'],
			['image/png', large, 413, 'too_large'],
			['image/png', Buffer.of(), 422, 'not_a_picture'],
		];
		for (const [type, body, status, expected] of attempts) {
			const answer = await visitors.ben.send('PUT', address, type, body);
			expect({ type, status: answer.status, code: code(answer.text) }).toEqual({
				type,
				status,
				code: expected,
			});
			expect(answer.text).toMatch(/"message":"[A-Z][^"]+\."/);
		}
		expect(await statusFor('ben', path)).toBe(200);
	});

	it('[H-09, H-15] more than the site takes, and too many, are refused', async () => {
		const huge = await visitors.ada.send('PUT', address, 'image/png', Buffer.alloc(600_000));
		expect(huge.status).toBe(413);
		const statuses: number[] = [];
		for (let count = 0; count < 25; count++)
			statuses.push((await visitors.ada.send('PUT', address, 'image/png', aPicture())).status);
		expect(statuses).toContain(200);
		expect(statuses.at(-1)).toBe(429);
	});

	it('[H-17, AU11] nobody sends one for somebody else, nor without being signed in', async () => {
		const headers = { origin: server.url, 'content-type': 'image/png' };
		const answer = await ask(server.url, address, { method: 'PUT', headers, body: aPicture() });
		expect(answer.status).toBe(401);
	});
});
