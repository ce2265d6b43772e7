/**
 * The drawings behind people in a call, as the inside of an SVG of 1280 by 720. A person sits in the
 * middle: what there is to see is at the sides, softly, and nothing is brighter than a face.
 */

interface Stop {
	readonly at: number;
	readonly color: string;
}

const gradient = (id: string, stops: readonly Stop[], to = 'x1="0" y1="0" x2="0" y2="1"'): string =>
	`<linearGradient id="${id}" ${to}>${stops
		.map(({ at, color }) => `<stop offset="${at}" stop-color="${color}"/>`)
		.join('')}</linearGradient>`;
const glow = (id: string, color: string): string =>
	`<radialGradient id="${id}"><stop offset="0" stop-color="${color}"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>`;
const blur = (id: string, by: number): string =>
	`<filter id="${id}" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${by}"/></filter>`;
const sky = (fill: string): string => `<rect width="1280" height="720" fill="${fill}"/>`;

/** The outline of a range: waves of a few lengths on top of each other, always the same. */
function ridge(base: number, height: number, seed: number): string {
	const points: string[] = [];
	for (let x = 0; x <= 1280; x += 16) {
		const at = x / 1280;
		const wave =
			0.55 * Math.sin(2 * Math.PI * (1.1 * at + seed)) +
			0.28 * Math.sin(2 * Math.PI * (2.7 * at + 2.3 * seed)) +
			0.12 * Math.sin(2 * Math.PI * (6.1 * at + 5.1 * seed));
		points.push(`L${x} ${(base - height * wave).toFixed(1)}`);
	}
	return `M0 720 ${points.join(' ')} L1280 720 Z`;
}

function hills(): string {
	const ranges = [
		{ base: 392, height: 60, seed: 0.12, color: '#c3d2cd' },
		{ base: 452, height: 66, seed: 0.47, color: '#9dbab2' },
		{ base: 522, height: 62, seed: 0.81, color: '#75a094' },
		{ base: 596, height: 54, seed: 0.29, color: '#4f8275' },
		{ base: 668, height: 42, seed: 0.63, color: '#346558' },
	];
	const mist = ranges.map(
		({ base, height, seed, color }, index) =>
			`<path d="${ridge(base, height, seed)}" fill="${color}"/>
			<rect y="${base + 8}" width="1280" height="110" fill="url(#mist)" opacity="${0.5 - index * 0.08}"/>`,
	);
	return `<defs>${gradient('dawn', [
		{ at: 0, color: '#b9cdd6' },
		{ at: 0.34, color: '#e4ded0' },
		{ at: 0.6, color: '#f0ddc4' },
	])}${glow('sun', '#fff1d6')}${gradient('mist', [
		{ at: 0, color: 'rgb(240 236 224 / 0)' },
		{ at: 0.5, color: 'rgb(240 236 224 / 0.75)' },
		{ at: 1, color: 'rgb(240 236 224 / 0)' },
	])}</defs>${sky('url(#dawn)')}
		<circle cx="1010" cy="300" r="330" fill="url(#sun)"/>
		<circle cx="1010" cy="300" r="38" fill="#fff6e4" opacity=".9"/>
		${mist.join('')}`;
}

/** A plant of long leaves in a pot. */
function plant(x: number, y: number, size: number): string {
	const leaves = [-62, -40, -22, -6, 10, 26, 44, 64].map((turn, index) => {
		const long = size * (0.8 + 0.2 * Math.cos(index * 2.1));
		const color = ['#4d7a5f', '#5c8d6d', '#3f6b53', '#6c9c7b'][index % 4] ?? '';
		return `<path transform="translate(${x} ${y}) rotate(${turn})" fill="${color}"
			d="M0 0 C ${-long * 0.17} ${-long * 0.35} ${-long * 0.12} ${-long * 0.8} 0 ${-long} C ${long * 0.12} ${-long * 0.8} ${long * 0.17} ${-long * 0.35} 0 0 Z"/>`;
	});
	const pot = `<path d="M${x - size * 0.26} ${y - 6} h${size * 0.52} l${-size * 0.06} ${size * 0.42} h${-size * 0.4} Z" fill="#c98f6b"/>
		<rect x="${x - size * 0.29}" y="${y - 16}" width="${size * 0.58}" height="26" rx="5" fill="#d59f7d"/>`;
	return `<g>${leaves.join('')}${pot}</g>`;
}

function window(): string {
	const light = `<g filter="url(#soft12)" opacity=".62" transform="skewX(-16)">
		${[0, 1].map((row) => [0, 1].map((column) => `<rect x="${590 + column * 150}" y="${96 + row * 196}" width="136" height="180" fill="#fff3da"/>`).join('')).join('')}</g>`;
	const shelf = `<g filter="url(#soft2)">
		<rect x="70" y="262" width="270" height="16" rx="3" fill="#b98d68"/><rect x="70" y="278" width="270" height="10" fill="#6b5a48" opacity=".16"/>
		<rect x="96" y="186" width="24" height="76" rx="2" fill="#5f7f78"/><rect x="122" y="174" width="30" height="88" rx="2" fill="#d9c7a6"/>
		<rect x="154" y="192" width="22" height="70" rx="2" fill="#b7694f"/><rect x="178" y="182" width="26" height="80" rx="2" fill="#37504c"/>
		<circle cx="270" cy="232" r="30" fill="#e3d6c1"/><rect x="262" y="190" width="16" height="22" fill="#e3d6c1"/></g>`;
	return `<defs>${gradient(
		'wall',
		[
			{ at: 0, color: '#e5dccd' },
			{ at: 1, color: '#d3c6b2' },
		],
		'x1="1" y1="0" x2="0" y2="1"',
	)}${blur('soft2', 1.6)}${blur('soft12', 9)}${glow('day', 'rgb(255 246 224 / .9)')}</defs>
		${sky('url(#wall)')}<circle cx="1180" cy="40" r="620" fill="url(#day)"/>${light}${shelf}
		<rect y="596" width="1280" height="124" fill="#b08a69" filter="url(#soft2)"/><rect y="590" width="1280" height="12" fill="#efe6d8"/>
		<ellipse cx="1104" cy="676" rx="150" ry="20" fill="#6b4c35" opacity=".28" filter="url(#soft12)"/>
		<g filter="url(#soft2)">${plant(1100, 560, 250)}</g>`;
}

function library(): string {
	const colors = [
		'#8a4b3c',
		'#c7a46c',
		'#31514d',
		'#6c7f76',
		'#a9663f',
		'#d8c7a3',
		'#24403d',
		'#7d6a55',
		'#b3897a',
		'#4a6a72',
	];
	const books: string[] = [];
	for (let row = 0; row < 4; row += 1) {
		const floor = 168 + row * 178;
		let x = 14;
		for (let index = 0; x < 1270; index += 1) {
			const step = (index * 37 + row * 53) % 97;
			const wide = 18 + (step % 22);
			const high = 92 + ((step * 7) % 46);
			const isGap = step % 17 === 0;
			if (!isGap)
				books.push(`<rect x="${x}" y="${floor - high}" width="${wide - 2}" height="${high}" rx="2" fill="${colors[(index * 3 + row * 5) % colors.length]}"/>
				<rect x="${x + 3}" y="${floor - high + 14}" width="${wide - 8}" height="3" fill="#f0e3c4" opacity=".5"/>`);
			x += isGap ? 58 : wide;
		}
		books.push(
			`<rect x="0" y="${floor}" width="1280" height="18" fill="#7a5a40"/><rect x="0" y="${floor + 18}" width="1280" height="22" fill="#1c130c" opacity=".38"/>`,
		);
	}
	const posts = [0, 424, 848, 1262].map(
		(x) => `<rect x="${x}" width="18" height="720" fill="#6d4f37"/>`,
	);
	return `<defs>${blur('far', 5)}${glow('lamp', 'rgb(255 218 150 / .55)')}<radialGradient id="dim" cx=".5" cy=".45" r=".8"><stop offset=".3" stop-color="#140e09" stop-opacity=".12"/><stop offset="1" stop-color="#140e09" stop-opacity=".55"/></radialGradient></defs>
		${sky('#3a2a1e')}<g filter="url(#far)" transform="translate(-13 -7) scale(1.02)">${books.join('')}${posts.join('')}</g>
		<circle cx="250" cy="90" r="420" fill="url(#lamp)"/><circle cx="1050" cy="90" r="420" fill="url(#lamp)"/>${sky('url(#dim)')}`;
}

function sea(): string {
	const waves: string[] = [];
	for (let index = 0; index < 64; index += 1) {
		const depth = (index / 64) ** 1.7;
		const y = 420 + depth * 300;
		const x = ((index * 397) % 1280) - 120;
		const wide = 70 + depth * 330;
		waves.push(
			`<ellipse cx="${x + wide / 2}" cy="${y.toFixed(1)}" rx="${(wide / 2).toFixed(0)}" ry="${(1.2 + depth * 4).toFixed(1)}" fill="#e9f4f3" opacity="${(0.08 + (0.16 * ((index * 29) % 10)) / 10).toFixed(2)}"/>`,
		);
	}
	const cloud = (x: number, y: number, scale: number) =>
		`<g transform="translate(${x} ${y}) scale(${scale})" fill="#fdfaf4" opacity=".72"><ellipse cx="0" cy="0" rx="150" ry="20"/><ellipse cx="-60" cy="-16" rx="72" ry="26"/><ellipse cx="36" cy="-24" rx="84" ry="32"/><ellipse cx="104" cy="-8" rx="62" ry="18"/></g>`;
	return `<defs>${gradient('air', [
		{ at: 0, color: '#8fbcd0' },
		{ at: 0.4, color: '#c3dce0' },
		{ at: 0.57, color: '#f0e8d8' },
	])}${gradient('water', [
		{ at: 0, color: '#9fc3c4' },
		{ at: 0.25, color: '#5f9ba3' },
		{ at: 1, color: '#2c6674' },
	])}${blur('soft', 10)}${blur('softer', 2.4)}</defs>
		${sky('url(#air)')}<g filter="url(#soft)">${cloud(230, 190, 1.15)}${cloud(1010, 120, 1)}${cloud(760, 300, 0.7)}${cloud(1190, 290, 0.8)}</g>
		<rect y="412" width="1280" height="308" fill="url(#water)"/><g filter="url(#softer)">${waves.join('')}</g>
		<rect y="409" width="1280" height="6" fill="#e9efe9" opacity=".55" filter="url(#softer)"/>`;
}

/** The sign of the house, two halves that face each other, as large as a wall. */
function arcs(): string {
	const half = (side: 1 | -1, radius: number, color: string) =>
		`<path transform="translate(640 360) scale(${side} 1)" d="M70 ${-radius} A ${radius} ${radius} 0 0 0 70 ${radius} Z" fill="${color}" />`;
	const facing = (side: 1 | -1, colors: readonly string[]) =>
		`<g transform="translate(${side * 690} 0)">${colors.map((color, index) => half(side, 620 - index * 120, color)).join('')}</g>`;
	return `<defs>${gradient(
		'paper',
		[
			{ at: 0, color: '#dfe9e2' },
			{ at: 1, color: '#c3d6cb' },
		],
		'x1="0" y1="0" x2="1" y2="1"',
	)}
		<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".8" numOctaves="2" seed="4"/><feColorMatrix values="0 0 0 0 .3  0 0 0 0 .36  0 0 0 0 .34  0 0 0 .07 0"/></filter></defs>
		${sky('url(#paper)')}${facing(-1, ['#a9c8b8', '#7fb09a', '#4f917a', '#2b715b'])}${facing(1, ['#b9c4c0', '#8c9d99', '#5d706d', '#3a4b49'])}
		<rect width="1280" height="720" filter="url(#grain)"/>`;
}

function evening(): string {
	const lights: string[] = [];
	const colors = ['#ffcf87', '#ff9f68', '#8fc7d8', '#ffe3b3', '#d88a9c', '#9fd0bd'];
	for (let index = 0; index < 74; index += 1) {
		const x = (index * 211 + (index % 7) * 43) % 1280;
		const y = 372 + ((index * 89) % 250);
		const radius = 9 + ((index * 17) % 25);
		lights.push(
			`<circle cx="${x}" cy="${y}" r="${radius}" fill="${colors[index % colors.length]}" opacity="${(0.16 + (0.34 * ((index * 31) % 10)) / 10).toFixed(2)}"/>`,
		);
	}
	const houses: string[] = [];
	for (let index = 0, x = -20; x < 1290; index += 1) {
		const wide = 70 + ((index * 47) % 70);
		const high = 130 + ((index * 83) % 190);
		houses.push(
			`<rect x="${x}" y="${600 - high}" width="${wide}" height="${high + 120}" fill="${['#26304a', '#2d3853', '#222b43'][index % 3]}"/>`,
		);
		x += wide + 4;
	}
	return `<defs>${gradient('dusk', [
		{ at: 0, color: '#1f2a4a' },
		{ at: 0.35, color: '#4b4870' },
		{ at: 0.62, color: '#b5748a' },
		{ at: 0.85, color: '#e6a583' },
	])}${gradient('street', [
		{ at: 0, color: 'rgb(24 28 48 / 0)' },
		{ at: 1, color: 'rgb(20 24 42 / .9)' },
	])}${blur('away', 7)}${blur('lens', 1.6)}</defs>
		${sky('url(#dusk)')}<g filter="url(#away)">${houses.join('')}</g><rect y="430" width="1280" height="290" fill="url(#street)"/><g filter="url(#lens)">${lights.join('')}</g>`;
}

export const DRAWINGS = {
	hills: hills(),
	window: window(),
	library: library(),
	sea: sea(),
	arcs: arcs(),
	evening: evening(),
} as const;
