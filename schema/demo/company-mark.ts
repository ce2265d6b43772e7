/** The mark of a company in the demo fair: one geometric idea in two colours, as SVG. */
import type { Chance } from './chance.ts';

type Shape = (light: string, second: string) => string;

const SHAPES: readonly Shape[] = [
	// A sun over the sea.
	(a, b) => `<circle cx="50" cy="46" r="20" fill="${a}"/><path d="M18 58H82V78H18Z" fill="${b}"/>`,
	// Two circles that share something.
	(a, b) =>
		`<circle cx="40" cy="50" r="21" fill="${a}"/><circle cx="60" cy="50" r="21" fill="${b}" fill-opacity=".8"/>`,
	// Steps.
	(a, b) =>
		`<path d="M22 78V60H40V78ZM41 78V42H59V78Z" fill="${a}"/><path d="M60 78V22H78V78Z" fill="${b}"/>`,
	// A leaf.
	(a, b) =>
		`<path d="M24 76C20 42 44 22 78 24C80 58 58 80 24 76Z" fill="${a}"/><path d="M24 76L60 40" stroke="${b}" stroke-width="6" stroke-linecap="round"/>`,
	// An arch.
	(a, b) =>
		`<path d="M22 78V50A28 28 0 0 1 78 50V78H62V50A12 12 0 0 0 38 50V78Z" fill="${a}"/><circle cx="50" cy="68" r="8" fill="${b}"/>`,
	// Three in a row.
	(a, b) =>
		`<path d="M24 26H42L30 74H18ZM46 26H64L52 74H40Z" fill="${a}"/><path d="M68 26H86L74 74H62Z" fill="${b}"/>`,
	// A quartered tile.
	(a, b) =>
		`<path d="M22 22H48V48A26 26 0 0 1 22 22ZM52 52H78V78A26 26 0 0 1 52 52Z" fill="${a}"/><path d="M78 22V48H52A26 26 0 0 1 78 22ZM22 78V52H48A26 26 0 0 1 22 78Z" fill="${b}"/>`,
	// A hexagon with a heart.
	(a, b) =>
		`<path d="M50 18L78 34V66L50 82L22 66V34Z" fill="${a}"/><path d="M50 36L62 43V57L50 64L38 57V43Z" fill="${b}"/>`,
	// A wave.
	(a, b) =>
		`<path d="M16 44C28 28 40 28 50 44S72 60 84 44V60C72 76 60 76 50 60S28 44 16 60Z" fill="${a}"/><circle cx="70" cy="28" r="9" fill="${b}"/>`,
	// A peak.
	(a, b) =>
		`<path d="M14 76L42 26L70 76Z" fill="${a}"/><path d="M46 76L66 42L86 76Z" fill="${b}"/>`,
	// An orbit.
	(a, b) =>
		`<circle cx="50" cy="50" r="15" fill="${a}"/><ellipse cx="50" cy="50" rx="34" ry="13" fill="none" stroke="${b}" stroke-width="5" transform="rotate(-24 50 50)"/>`,
	// A keystone.
	(a, b) =>
		`<path d="M28 22H72L62 50H38Z" fill="${a}"/><path d="M40 54H60L66 78H34Z" fill="${b}"/>`,
	// A bell.
	(a, b) =>
		`<path d="M26 68C34 60 32 46 34 40C38 22 62 22 66 40C68 46 66 60 74 68Z" fill="${a}"/><circle cx="50" cy="76" r="7" fill="${b}"/>`,
	// A woven pair.
	(a, b) =>
		`<path d="M22 30H62V44H36V70H22Z" fill="${a}"/><path d="M78 70H38V56H64V30H78Z" fill="${b}"/>`,
];

const GROUNDS = [
	'#24405c',
	'#5a3a5e',
	'#7a3b3b',
	'#2e5a55',
	'#3b3f74',
	'#8a5a2b',
	'#2b2f38',
	'#a3493a',
	'#1f5f7a',
	'#6a4d8a',
	'#4b5a2e',
	'#94466a',
];
const LIGHTS = ['#fdf6e8', '#ffe3b8', '#dff0ec', '#e6e9fb', '#ffd9cf'];
const SECONDS = ['#f4b860', '#f08a6c', '#86c8c0', '#b9a4e6', '#e8d174', '#8fb8ea', '#ee9ab0'];

/** @param no so that neighbours have different shapes and grounds */
export function companyMark(no: number, chance: Chance): string {
	const shape = SHAPES[no % SHAPES.length] ?? chance.pick(SHAPES);
	const ground = GROUNDS[(no * 5) % GROUNDS.length] ?? chance.pick(GROUNDS);
	return [
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="256" height="256">',
		`<rect width="100" height="100" fill="${ground}"/>`,
		shape(chance.pick(LIGHTS), chance.pick(SECONDS)),
		'</svg>',
	].join('');
}
