import { describe, expect, it } from 'vitest';
import type { IceServer } from '#schema/call.ts';
import type { DirectFinding, Measurements, RelayFinding } from './verdict.ts';
import { judge, markOfDirect, markOfRelay } from './verdict.ts';
import { relayWaysOf, stunServersOf } from './ways.ts';

const relaysOf = (...findings: RelayFinding[]): Measurements['relays'] =>
	findings.map((finding, index) => ({
		kind: (['udp', 'tcp', 'tls'] as const)[index] ?? 'udp',
		url: `turn:relay.example:${index}`,
		finding,
		roundTripMs: finding === 'works' ? 20 : null,
	}));

const measured = (but: Partial<Measurements> = {}): Measurements => ({
	mic: 'works',
	camera: 'works',
	direct: 'works',
	relays: relaysOf('works', 'works', 'works'),
	hidesAddress: false,
	...but,
});

describe('the verdict on somebody’s equipment', () => {
	it('[EQ2] all is well when both devices work and one relay is reached, whatever else is not', () => {
		expect(judge(measured())).toEqual({ verdict: 'well', concerns: [] });
		for (const direct of ['inside_only', 'shut_in', 'blocked'] as const)
			expect(judge(measured({ direct })).verdict).toBe('well');
		const oneOfThree = measured({ relays: relaysOf('unreachable', 'refused', 'works') });
		expect(judge(oneOfThree).verdict).toBe('well');
	});

	it('[EQ2] there is no verdict before everything was tried', () => {
		for (const but of [
			{ mic: 'opening' },
			{ camera: 'opening' },
			{ direct: 'checking' },
			{ relays: relaysOf('works', 'checking') },
		] as const)
			expect(judge(measured(but))).toEqual({ verdict: null, concerns: [] });
	});

	it('[EQ3] without a relay a call may not come about everywhere, and that is said', () => {
		expect(judge(measured({ relays: [] }))).toEqual({
			verdict: 'limited',
			concerns: ['no_relay'],
		});
		expect(judge(measured({ relays: [], direct: 'inside_only' })).concerns).toEqual(['no_relay']);
	});

	it.each<[DirectFinding, RelayFinding[], string]>([
		['works', ['unreachable'], 'limited'],
		['works', ['refused', 'unreachable'], 'limited'],
		// Nothing shows that this network lets anything out.
		['inside_only', ['unreachable', 'unreachable'], 'bad'],
		['shut_in', ['unreachable'], 'bad'],
		['shut_in', [], 'bad'],
		['blocked', [], 'bad'],
		['blocked', ['refused'], 'bad'],
	])('[EQ2] directly %s and by relays %j is %s', (direct, findings, verdict) => {
		expect(judge(measured({ direct, relays: relaysOf(...findings) })).verdict).toBe(verdict);
	});

	it('[EQ2, CA30] whoever hides their address is not helped by a direct way', () => {
		const hidden = { hidesAddress: true, direct: 'works' } as const;
		expect(judge(measured({ ...hidden, relays: [] }))).toEqual({
			verdict: 'bad',
			concerns: ['hidden_without_relay'],
		});
		expect(judge(measured(hidden)).verdict).toBe('well');
	});

	it('[EQ2, I14] a device that does not work limits a call, and does not prevent it', () => {
		for (const finding of ['off', 'silent', 'denied', 'missing', 'busy', 'unsupported'] as const) {
			const concerns = [finding === 'silent' ? 'silent' : 'mic'];
			expect(judge(measured({ mic: finding }))).toEqual({ verdict: 'limited', concerns });
			if (finding !== 'silent')
				expect(judge(measured({ camera: finding })).concerns).toEqual(['camera']);
		}
	});

	it('[EQ2] what fails is bad only where nothing else works', () => {
		const some = measured({ relays: relaysOf('works', 'unreachable') });
		expect(markOfRelay('unreachable', some)).toBe('careful');
		expect(markOfDirect('shut_in', some)).toBe('careful');
		const none = measured({ relays: relaysOf('unreachable') });
		expect(markOfRelay('unreachable', none)).toBe('bad');
		expect(markOfDirect('shut_in', none)).toBe('bad');
	});
});

it('[EQ1] each configured address of a relay is tried by itself, with the credentials it came with', () => {
	const servers: IceServer[] = [
		{ urls: ['stun:stun.example:3478'] },
		{
			urls: [
				'turn:relay.example:3478?transport=udp',
				'turn:relay.example:3478?transport=tcp',
				'turns:relay.example:443?transport=tcp',
				'turn:other.example',
			],
			username: 'somebody',
			credential: 'secret',
		},
	];
	const ways = relayWaysOf(servers);
	expect(ways.map(({ kind }) => kind)).toEqual(['udp', 'tcp', 'tls', 'udp']);
	for (const way of ways)
		expect(way.servers).toEqual([{ urls: [way.url], username: 'somebody', credential: 'secret' }]);
	expect(stunServersOf(servers)).toEqual([{ urls: ['stun:stun.example:3478'] }]);
});
