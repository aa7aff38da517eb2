/**
 * The page to open after signing in: `next` if it is a path of this site, else the fallback. Browsers read `//host` and
 * `/\host` as another site's URL, so the decision is made on the parsed URL.
 */
export function safeNext(next: string | null, origin: string, fallback = '/'): string {
	if (next === null || !next.startsWith('/')) return fallback;
	const url = URL.parse(next, origin);
	if (url === null || url.origin !== origin) return fallback;
	// The path of `/.//host` is normalized to `//host`, which would be another site's URL.
	if (url.pathname.startsWith('//')) return fallback;
	// Next.js marks the requests of its router with this parameter.
	url.searchParams.delete('_rsc');
	return `${url.pathname}${url.search}${url.hash}`;
}
