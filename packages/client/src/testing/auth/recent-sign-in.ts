import { recordEvent } from '../security-event/security-events.ts';
import { field, type Refusal, refusal } from '../state/refusal.ts';
import type { Call } from '../state/state.ts';

/** Milliseconds after signing in for which the password is not asked for again. */
const recentMs = 600_000;

/** Makes sure that the user knows the password or has signed in a short while ago. */
export function refuseOldSignIn(call: Call): Refusal | undefined {
	const { state, user, session, input, chosen } = call;
	const refuse = (message: string) => refusal('validation', field('currentPassword', message));
	const sent = input['currentPassword'];
	if (sent !== undefined) {
		if (sent === state.users.get(user)?.password) return undefined;
		recordEvent(call, { kind: 'password_check_failed', about: user });
		return refuse('That isn’t your current password');
	}
	const since = Date.parse(state.sessions.get(session)?.createdAt ?? '');
	if (Date.parse(chosen.now()) - since < recentMs) return undefined;
	return refuse('is needed: you signed in more than ten minutes ago');
}
