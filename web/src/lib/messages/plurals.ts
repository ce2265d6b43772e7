/** One word for each of a language's plural forms; most languages of Europe need two to four. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
	readonly other: string;
};

/** `1,024`: a number as the language writes it. */
export const numberIn = (locale: string): ((number: number) => string) => {
	const digits = new Intl.NumberFormat(locale);
	return (number) => digits.format(number);
};

/** `1,024 requests`: a number written as the language writes it, with the word in the right form. */
export function counting(locale: string): (number: number, forms: PluralForms) => string {
	const rules = new Intl.PluralRules(locale);
	const written = numberIn(locale);
	return (number, forms) => `${written(number)} ${forms[rules.select(number)] ?? forms.other}`;
}
