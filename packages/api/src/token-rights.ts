import type { TokenScope } from '@hms/contracts';
import { DomainError } from './errors/domain-error.ts';

/** Nouns of accounts and of who sees whose patients: programs with a personal token have no business there. */
const withheldNouns: ReadonlySet<string> = new Set([
	'auth',
	'user',
	'invitation',
	'share',
	'transfer',
	'emergencyAccess',
]);

/** Whether every personal token is refused. @param procedure its name in the router, as "user.list" */
export const isWithheldFromTokens = (procedure: string): boolean =>
	withheldNouns.has(procedure.split('.')[0] ?? '');

/** The refusal of a procedure to a personal token; undefined if the token may call it. */
export function refusalOfToken(
	scope: TokenScope,
	{ path, type }: { path: string; type: 'query' | 'mutation' | 'subscription' },
): DomainError | undefined {
	if (isWithheldFromTokens(path)) {
		return new DomainError('forbidden', 'A personal token may not do this. Sign in for it.');
	}
	if (scope === 'read' && type !== 'query') {
		return new DomainError('forbidden', 'This personal token may read, and change nothing.');
	}
	return undefined;
}
