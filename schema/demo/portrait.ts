/** A flat portrait from a few traits, as SVG. Text in, text out: the same look is the same bytes. */
import { hairOf } from './hair.ts';
import type { Look } from './look.ts';

export function portraitOf(look: Look): string {
	return [
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="256" height="256">',
		`<rect width="100" height="100" fill="hsl(${look.background} 46% 84%)"/>`,
		`<circle cx="50" cy="104" r="52" fill="hsl(${look.background} 42% 76%)"/>`,
		figureOf(look),
		'</svg>',
	].join('');
}

/** The person alone, in a square of 100 by 100. */
export function figureOf(look: Look): string {
	const { back, front } = hairOf(look.style);
	return [
		`<g fill="${look.hair}">${back}</g>`,
		body(look),
		head(look),
		face(look),
		`<g fill="${look.hair}">${front}</g>`,
		glasses(look),
	].join('');
}

const SHOULDERS = 'M12 100C13 82 28 75 42 72H58C72 75 87 82 88 100Z';

function body({ skin, clothes, cloth, accent }: Look): string {
	const torso = `<path d="${SHOULDERS}" fill="${cloth}"/>`;
	const neck = `<path d="M42 58H58V72C58 80 42 80 42 72Z" fill="${skin}"/><path d="M42 62C46 68 54 68 58 62V67C54 72 46 72 42 67Z" opacity=".14"/>`;
	switch (clothes) {
		case 'tee':
			return torso + neck;
		case 'shirt':
			return `${torso}${neck}<path d="M42 71L37 75L45 86L50 79L55 86L63 75L58 71L50 79Z" fill="${accent}"/><path d="M50 82V100" stroke="${accent}" stroke-width="1" opacity=".5"/>`;
		case 'blazer':
			return `${torso}<path d="M42 72H58L50 100Z" fill="${accent}"/>${neck}<path d="M41 71L33 77L47 100H50ZM59 71L67 77L53 100H50Z" fill="${cloth}"/><path d="M41 71L33 77L47 100M59 71L67 77L53 100" fill="none" stroke="#000" stroke-opacity=".2"/>`;
		case 'hoodie':
			return `<path d="M31 80C31 66 69 66 69 80C64 90 36 90 31 80Z" fill="${cloth}"/>${torso}<path d="M31 79C36 70 64 70 69 79C63 89 37 89 31 79Z" opacity=".18"/>${neck}<path d="M44 84V93M56 84V93" stroke="${accent}" stroke-width="1.6" stroke-linecap="round"/>`;
		case 'rollneck':
			return `${neck}${torso}<path d="M40 69C45 73 55 73 60 69V77C55 81 45 81 40 77Z" fill="${cloth}"/><path d="M40 77C45 81 55 81 60 77" fill="none" stroke="#000" stroke-opacity=".2"/>`;
		case 'stripes':
			return `${torso}<path d="M17 88H83M14 95H86M30 81H70" stroke="${accent}" stroke-width="2.4" opacity=".8"/>${neck}`;
	}
}

function head({ skin, style, earrings }: Look): string {
	const ears =
		style === 'scarf'
			? ''
			: `<g fill="${skin}"><ellipse cx="31" cy="47" rx="3.6" ry="5"/><ellipse cx="69" cy="47" rx="3.6" ry="5"/></g>`;
	const rings = earrings
		? '<g fill="#e0b04a"><circle cx="30.5" cy="53.5" r="1.5"/><circle cx="69.5" cy="53.5" r="1.5"/></g>'
		: '';
	return `${ears}<path d="M31 42C31 28 39 20 50 20S69 28 69 42C69 57 61 67 50 67S31 57 31 42Z" fill="${skin}"/>${rings}`;
}

function mouthOf({ mouth, lips }: Look): string {
	const line = `fill="none" stroke="${lips}" stroke-width="1.7" stroke-linecap="round"`;
	switch (mouth) {
		case 'smile':
			return `<path d="M44 57C47 60.5 53 60.5 56 57" ${line}/>`;
		case 'grin':
			return `<path d="M43 56H57C56 62 44 62 43 56Z" fill="#fff" stroke="${lips}" stroke-linejoin="round"/>`;
		case 'calm':
			return `<path d="M45 58C48 59.5 52 59.5 55 58" ${line}/>`;
	}
}

function face(look: Look): string {
	const { eyes, hair, style, blush } = look;
	const brow = style === 'scarf' ? '#3a2a20' : hair;
	return [
		blush
			? '<g fill="#e2685c" opacity=".22"><circle cx="38" cy="53" r="4"/><circle cx="62" cy="53" r="4"/></g>'
			: '',
		`<g fill="${eyes}"><circle cx="42" cy="46" r="1.9"/><circle cx="58" cy="46" r="1.9"/></g>`,
		`<path d="M38.5 41.5C40.5 40 43.5 40 45.5 41.2M54.5 41.2C56.5 40 59.5 40 61.5 41.5" fill="none" stroke="${brow}" stroke-width="1.5" stroke-linecap="round" opacity=".85"/>`,
		'<path d="M50 47L48.5 52H51" fill="none" stroke="#000" stroke-opacity=".22" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round"/>',
		'<g fill="#fff" opacity=".85"><circle cx="42.7" cy="45.3" r=".6"/><circle cx="58.7" cy="45.3" r=".6"/></g>',
		mouthOf(look),
	].join('');
}

const FRAME = 'fill="#fff" fill-opacity=".16" stroke="#2a2a30" stroke-width="1.3"';
const BRIDGE =
	'<path d="M48 45.5H52M31.5 45L36 45.5M64 45.5L68.5 45" fill="none" stroke="#2a2a30" stroke-width="1.3"/>';

function glasses({ glasses: kind }: Look): string {
	switch (kind) {
		case 'none':
			return '';
		case 'round':
			return `<circle cx="42" cy="46" r="6" ${FRAME}/><circle cx="58" cy="46" r="6" ${FRAME}/>${BRIDGE}`;
		case 'square':
			return `<rect x="36" y="41.5" width="12" height="9" rx="2" ${FRAME}/><rect x="52" y="41.5" width="12" height="9" rx="2" ${FRAME}/>${BRIDGE}`;
		case 'half':
			return `<path d="M36 45C36 54 48 54 48 45ZM52 45C52 54 64 54 64 45Z" ${FRAME}/>${BRIDGE}`;
	}
}
