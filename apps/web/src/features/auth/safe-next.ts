/**
 * Where to go after signing in: the path that was asked for, if it is one of this site, else the start page.
 * Browsers read `//host` and `/\host` as another site's address, so what counts is what the URL parser makes of it.
 */
export function safeNext(next: string | null, origin: string, fallback = '/'): string {
	if (next === null || !next.startsWith('/')) return fallback;
	const url = URL.parse(next, origin);
	if (url === null || url.origin !== origin) return fallback;
	// `/.//host` is a path here, but what is left of it once the dot is gone would be another site's address.
	if (url.pathname.startsWith('//')) return fallback;
	// The router's own mark on what it fetches ahead is no part of the address.
	url.searchParams.delete('_rsc');
	return `${url.pathname}${url.search}${url.hash}`;
}
