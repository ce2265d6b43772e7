/**
 * Whether a request comes from a page of this very origin (AU11, H-01). Browsers set both headers
 * themselves; a page elsewhere can neither leave them out nor choose them.
 *
 * @param self the origin people reach this site at, such as `https://fair.example`
 */
export function isFromOwnPage(
	headers: { readonly origin: string | null; readonly fetchSite: string | null },
	self: string,
): boolean {
	const { origin, fetchSite } = headers;
	return origin === self && (fetchSite === null || fetchSite === 'same-origin');
}

/** Reading is safe; everything else may change something. */
export const mayChange = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);
