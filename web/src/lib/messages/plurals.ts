/** One word for each of a language's plural forms; most languages of Europe need two to four. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
	readonly other: string;
};

/** `1,024 requests`: a number written as the language writes it, with the word in the right form. */
export function counting(locale: string): (number: number, forms: PluralForms) => string {
	const rules = new Intl.PluralRules(locale);
	const digits = new Intl.NumberFormat(locale);
	return (number, forms) =>
		`${digits.format(number)} ${forms[rules.select(number)] ?? forms.other}`;
}
