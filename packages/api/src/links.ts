import type { Context } from './context.ts';

/**
 * A link to a page with a token in it. The token is in the fragment, which browsers send to nobody: it is in no log of a proxy
 * and in no `Referer` header.
 */
export const linkTo = (
	{ origin }: Pick<Context, 'origin'>,
	path: string,
	token: [string, string],
) => `${origin}${path}#${token.join('=')}`;
