/** Light or dark: as the device has it, unless a person chose. In a cookie, so that the first picture has it. */
export const THEME_COOKIE = 'theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** A year, in seconds. */
const MAX_AGE = 365 * 24 * 60 * 60;

export const themeOf = (cookie: string | undefined): Theme =>
	THEMES.find((theme) => theme === cookie) ?? 'system';

/** At once, and on the next first picture too. */
export function keepTheme(theme: Theme): void {
	document.documentElement.dataset.theme = theme;
	document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${MAX_AGE}; samesite=lax`;
}
