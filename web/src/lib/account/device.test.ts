import { expect, it } from 'vitest';
import { deviceOf } from './device.ts';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

it.each([
	['Chrome', 'Linux', `Mozilla/5.0 (X11; Linux x86_64) ${CHROME} Safari/537.36`],
	['Chrome', 'Android', `Mozilla/5.0 (Linux; Android 16; Pixel 9) ${CHROME} Mobile Safari/537.36`],
	['Edge', 'Windows', `Mozilla/5.0 (Windows NT 10.0) ${CHROME} Safari/537.36 Edg/142.0.0.0`],
	[
		'Firefox',
		'Mac',
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.0; rv:145.0) Gecko/20100101 Firefox/145.0',
	],
	[
		'Safari',
		'iPhone',
		'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
	],
	[null, null, ''],
	[null, null, 'curl/8.0'],
])('[AU13] a session is recognised as %s on %s', (browser, system, userAgent) => {
	expect(deviceOf(userAgent)).toEqual({ browser, system });
});
