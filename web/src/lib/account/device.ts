/** What a browser says of itself, as far as it helps its owner to recognise it. */

export interface Device {
	/** Null: not told, or unknown to us. */
	readonly browser: string | null;
	readonly system: string | null;
}

/** The first that fits: browsers also name those whom they resemble. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bLinux\b/, 'Linux'],
];

export function deviceOf(userAgent: string): Device {
	const first = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
	return { browser: first(BROWSERS), system: first(SYSTEMS) };
}
