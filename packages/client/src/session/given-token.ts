import type { Credentials } from '../transport/call.ts';

/** A token, or a function that returns the newest one. */
export type GivenToken = string | (() => string | undefined | Promise<string | undefined>);

/** Credentials that the program keeps itself. A refused call is sent again where the function returns another token by then. */
export function givenToken(token: GivenToken): Credentials {
	const read = async () => (typeof token === 'function' ? token() : token);
	return {
		token: read,
		async renew(refused) {
			const next = await read();
			return next !== undefined && next !== refused;
		},
	};
}

/** Credentials of nobody: for signing in. */
export const nobody: Credentials = { token: async () => undefined, renew: async () => false };
