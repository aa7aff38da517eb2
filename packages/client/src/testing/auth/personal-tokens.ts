import { type PlainDate, type TokenScope, today } from '@hms/contracts';
import { page } from '../list/page.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { newSecret } from '../state/link.ts';
import { notFound, type Refusal, refusalOf } from '../state/refusal.ts';
import type { Json, PersonalToken, Rule, State } from '../state/state.ts';
import { refuseOldSignIn } from './recent-sign-in.ts';

const show = ({ token: _token, userId: _userId, ...rest }: PersonalToken): Json => rest;

const createToken: Rule = (call) => {
	const { state, user, input, chosen } = call;
	const old = refuseOldSignIn(call);
	if (old) return old;
	const { scope, expiresOn } = input as Json & { scope: TokenScope; expiresOn: PlainDate }; // validated
	const made: PersonalToken = {
		...{ id: chosen.otherId(), userId: user, name: String(input['name']), scope, expiresOn },
		...{ createdAt: chosen.now(), lastUsedAt: null },
		token: `hms_${scope}_${newSecret(chosen)}`,
	};
	state.personalTokens.set(made.id, made);
	recordEvent(call, { kind: 'token_made', about: user, detail: scope });
	return () => ({ ...show(made), token: made.token });
};

export const personalTokenRules = {
	tokens: ({ state, user, input }) =>
		page(
			[...state.personalTokens.values()].filter(({ userId }) => userId === user),
			input,
			{
				sorts: { createdAt: { by: ({ createdAt }) => createdAt, order: 'desc' } },
				fallback: 'createdAt',
				show,
			},
		),
	createToken,
	deleteToken: (call) => {
		const { state, user, input } = call;
		const token = state.personalTokens.get(String(input['id']));
		if (token?.userId !== user) return notFound('token');
		state.personalTokens.delete(token.id);
		recordEvent(call, { kind: 'token_taken_back', about: user, detail: token.scope });
		return () => undefined;
	},
} satisfies Record<string, Rule>;

/** Ends a user's personal tokens. */
export function deletePersonalTokens({ personalTokens }: State, user: string): void {
	for (const { id, userId } of personalTokens.values())
		if (userId === user) personalTokens.delete(id);
}

/** The personal token with a text, which counts as used now. */
export function personalTokenOf(
	{ personalTokens }: State,
	text: string | undefined,
	now: string,
): PersonalToken | undefined {
	const found = [...personalTokens.values()].find(({ token }) => token === text);
	if (!found || found.expiresOn < today()) return undefined;
	found.lastUsedAt = now;
	return found;
}

/** What only a signed-in user may ask for. */
const withheld = /^(auth|user|invitation|share|transfer|emergencyAccess)\./;

/** The refusal of a procedure to a personal token. */
export function refuseToken(
	scope: TokenScope | undefined,
	name: string,
	type: 'query' | 'mutation',
): Refusal | undefined {
	if (scope === undefined) return undefined;
	if (withheld.test(name)) {
		return refusalOf('forbidden', 'A personal token may not do this. Sign in for it.');
	}
	return scope === 'read' && type === 'mutation'
		? refusalOf('forbidden', 'This personal token may read, and change nothing.')
		: undefined;
}
