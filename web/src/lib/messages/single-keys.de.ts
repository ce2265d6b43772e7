/** Um die Liste der Tasten, wo es eine gibt. */
export const singleKeys = {
	title: 'Schnelltasten',
	text: 'Sie gelten überall auf dieser Seite, außer während du schreibst.',
	or: 'oder',
	on: 'Schnelltasten sind an',
};
