import { createPasswordLink } from '../auth/password-links.ts';
import { deletePersonalTokens } from '../auth/personal-tokens.ts';
import { hasSecondFactor } from '../auth/second-factor.ts';
import { endSessions } from '../auth/sessions.ts';
import { removeTwoFactor } from '../auth/two-factor.ts';
import { page } from '../list/page.ts';
import { folded } from '../list/search.ts';
import { recordEvent } from '../security-event/security-events.ts';
import { notFound, refusalOf } from '../state/refusal.ts';
import type { Account, Call, Json, Rule, State } from '../state/state.ts';
import { tellAccount } from '../state/tell.ts';

const isAdmin = ({ role, status }: Account) => role === 'admin' && status === 'active';

/** A user as colleagues see one. */
const showColleague = ({ id, name, role, status }: Account): Json => ({ id, name, role, status });

/** A user as administrators see one. */
const showToAdmin = (state: State, account: Account): Json => ({
	...showColleague(account),
	email: account.email,
	lastSeenAt: lastSeen(state, account),
	twoFactor: hasSecondFactor(account),
});

/** The last use of a session, or of those that have ended; null: never signed in. */
function lastSeen({ sessions }: State, { id, lastSeenAt }: Account): string | null {
	const used = [...sessions.values()]
		.filter(({ userId }) => userId === id)
		.map(({ lastUsedAt }) => lastUsedAt);
	return [lastSeenAt, ...used].reduce((one, other) => ((one ?? '') > (other ?? '') ? one : other));
}

function list({ state, user, input }: Call) {
	const isForAdmin = state.users.get(user)?.role === 'admin';
	const { q, status = 'active' } = input;
	const isFound = ({ name, email }: Account) => {
		const text = folded(isForAdmin ? `${name} ${email}` : name);
		const words = folded(q);
		return words !== '' && words.split(' ').every((word) => text.includes(word));
	};
	const users = [...state.users.values()].filter(
		(one) => (status === 'all' || one.status === status) && (q === undefined || isFound(one)),
	);
	return page(users, input, {
		sorts: { name: { by: ({ name }) => folded(name), order: 'asc' } },
		fallback: 'name',
		show: (one) => (isForAdmin ? showToAdmin(state, one) : showColleague(one)),
	});
}

function update(call: Call) {
	const { state, input } = call;
	const account = state.users.get(String(input['id']));
	if (!account) return notFound('user');
	const { role = account.role, status = account.status } = input as Partial<Account>; // validated
	const changed: Account = { ...account, role, status };
	const others = [...state.users.values()].filter(({ id }) => id !== account.id);
	if (isAdmin(account) && !isAdmin(changed) && !others.some(isAdmin)) {
		return refusalOf(
			'last_admin',
			'The clinic has no other administrator. Make someone else an administrator first.',
		);
	}
	const about = account.id;
	if (role !== account.role) {
		recordEvent(call, { kind: 'role_changed', about, detail: role });
		tellAccount(call, about);
	}
	if (status !== account.status) {
		recordEvent(call, {
			kind: status === 'active' ? 'account_enabled' : 'account_disabled',
			about,
		});
	}
	Object.assign(account, { role, status });
	if (status === 'disabled') {
		endSessions(state, account.id);
		state.passwordLinks.delete(account.id);
		deletePersonalTokens(state, account.id);
	}
	return () => showToAdmin(state, account);
}

export const userRules = {
	list,
	update,
	createPasswordReset: createPasswordLink,
	removeTwoFactor,
} satisfies Record<string, Rule>;
