import type { Chosen } from './state.ts';

/** Where the clinic in memory is. */
export const origin = 'http://clinic.test';

/** A text that nobody guesses. */
export const newSecret = (chosen: Chosen) => `${chosen.otherId()}.${chosen.otherId()}`;

/** A link to a page, with a token in its fragment. */
export const linkTo = (path: string, name: string, token: string) =>
	`${origin}${path}#${name}=${token}`;

/** The instant some seconds after another. */
export const after = (instant: string, seconds: number) =>
	new Date(Date.parse(instant) + seconds * 1000).toISOString();
