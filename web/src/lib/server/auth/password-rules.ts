/** Which passwords are accepted when one is chosen: long enough, and not the first to be guessed. */

export const PASSWORD_LENGTH = { min: 8, max: 128 } as const;

/** What guesses begin with, written without the digits and letter swaps that people add to it. */
const COMMON = new Set(
	`abcabc abcdef access account admin administrator adobe amanda andrew angel apple asdf asdfasdf
	asdfgh asdfghjk asdfghjkl ashley azerty bailey banana baseball basketball batman biteme blink
	buster butterfly career careerfair changeme charlie cheese chelsea chocolate computer cookie
	corvette daniel default demo demodemo diamond donald dragon eagle elephant family flower football
	freedom friend friends fuckyou garfield george ginger google guest hallo hammer hannah harley
	hello helloworld hockey hunter iloveyou internet jasmine jennifer jessica jessie jordan joshua
	justin killer letmein liverpool login london love lovely loveme maggie master matrix matthew
	merlin michael michelle mickey monkey mustang myspace naruto nicole ninja orange organizer
	pass passport passw passwd password passwordpassword pepper phoenix photoshop pokemon prince
	princess purple qazwsx qazwsxedc qwer qwert qwerty qwertyqwerty qwertyui qwertyuiop qwertz rainbow
	ranger recruiter robert root samsung scooter secret shadow silver soccer spiderman starwars
	sterling summer sunshine superman taylor test tester testtest thomas thunder tigger trustno
	user victoria visavis welcome whatever william windows winter yankees zaqwsx zxcv zxcvbn zxcvbnm`.split(
		/\s+/,
	),
);

const SWAPS: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i',
};

export type PasswordFault = 'too_short' | 'too_long' | 'run' | 'common' | 'personal';

const SENTENCES: Readonly<Record<PasswordFault, string>> = {
	too_short: `A password has at least ${PASSWORD_LENGTH.min} characters.`,
	too_long: `A password has at most ${PASSWORD_LENGTH.max} characters.`,
	run: 'This password is only a run of characters.',
	common: 'This password is among the first to be guessed.',
	personal: 'This password is only a name or an e-mail address.',
};

/** Why this password is not accepted, as an English sentence; null if it is. */
export function whyNotPassword(password: string, about: readonly string[]): string | null {
	const fault = passwordFault(password, about);
	return fault && SENTENCES[fault];
}

/** @param about words that an acquaintance would try: name, e-mail address */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | null {
	// Counted as people count, so that an emoji is one character.
	const { length } = [...password];
	if (length < PASSWORD_LENGTH.min) return 'too_short';
	if (length > PASSWORD_LENGTH.max) return 'too_long';
	if (isRun(password.toLowerCase())) return 'run';

	const words = wordsOf(password);
	const personal = about.flatMap((text) => [
		text.toLowerCase(),
		...text.toLowerCase().split(/[@.\s]+/),
	]);
	if (words.some((word) => COMMON.has(word))) return 'common';
	return words.some((word) => personal.includes(word)) ? 'personal' : null;
}

/** What is left of a password without the digits and marks around it, as typed and with swaps undone. */
function wordsOf(password: string): string[] {
	const typed = password.toLowerCase();
	const bare = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
	const unswapped = (text: string) => [...text].map((sign) => SWAPS[sign] ?? sign).join('');
	return [typed, bare(typed), bare(unswapped(typed)), unswapped(bare(typed))];
}

/** One character or one step repeated throughout: aaaaaaaa, 12345678, hgfedcba. */
function isRun(text: string): boolean {
	const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0);
	const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
	// The step from 9 to 0 continues a row of digits.
	if (/^\d+$/.test(text)) steps.delete(-9);
	return steps.size <= 1 && Math.abs([...steps][0] ?? 0) <= 1;
}
