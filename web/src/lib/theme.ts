/** Light or dark: as the device has it, unless a person chose. In a cookie, so that the first picture has it. */
import { keepPageCookie } from './page-cookie.ts';

export const THEME_COOKIE = 'theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const themeOf = (cookie: string | undefined): Theme =>
	THEMES.find((theme) => theme === cookie) ?? 'system';

/** At once, and on the next first picture too. */
export function keepTheme(theme: Theme): void {
	document.documentElement.dataset.theme = theme;
	keepPageCookie(THEME_COOKIE, theme);
}
