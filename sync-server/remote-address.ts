import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** The address that limits count by; of IPv6 the first half, since one household has the whole other. */
export function remoteAddress(request: IncomingMessage): string {
	return limitKey(request.socket.remoteAddress ?? '');
}

/**
 * The same behind a proxy, as the last one to pass the request on saw it. Only where that header has
 * been settled before: anybody can send one.
 */
export function forwardedAddress(request: IncomingMessage): string {
	const said = request.headers['x-forwarded-for'];
	const last = String(said ?? '')
		.split(',')
		.at(-1)
		?.trim();
	return last ? limitKey(last) : remoteAddress(request);
}

export function limitKey(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	if (!isIPv6(address)) return address;
	const [head = '', tail] = address.replace(/%.*$/, '').split('::');
	const before = head === '' ? [] : head.split(':');
	const after = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
	const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
	return groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(':');
}
