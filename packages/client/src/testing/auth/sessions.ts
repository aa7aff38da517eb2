import { recordEvent } from '../security-event/security-events.ts';
import { newSecret } from '../state/link.ts';
import { notFound, type Refusal, unauthenticated } from '../state/refusal.ts';
import type { Account, Call, Decision, Json, Session, State } from '../state/state.ts';

/** Seconds for which a token is good. */
const tokenSeconds = 600;
/** A session ends after 12 hours without use, and after 30 days in all. */
const idleMs = 12 * 3_600_000;
const lifetimeMs = 30 * 24 * 3_600_000;
/** Milliseconds for which an exchanged refresh token gets the same answer again. */
const graceMs = 10_000;

export const showUser = (account: Account): Json => {
	const { id, name, email, role, createdAt, language, dateOrder, timeFormat } = account;
	return { id, name, email, role, createdAt, language, dateOrder, timeFormat };
};

export function openSession(call: Call, userId: string, kind: Session['kind']): Session {
	const { state, chosen, userAgent } = call;
	const now = chosen.now();
	const session: Session = {
		...{ id: chosen.otherId(), userId, kind, userAgent },
		...{ createdAt: now, lastUsedAt: now, expiresAt: Date.parse(now) + lifetimeMs },
		secret: newSecret(chosen),
		exchanged: [],
	};
	state.sessions.set(session.id, session);
	return session;
}

/** The answer that signs a program in: tokens. */
export function tokenAnswer({ state, chosen }: Call, { id, userId, secret }: Session): Json {
	const token = `test.${newSecret(chosen)}`;
	state.tokens.set(token, {
		sessionId: id,
		expiresAt: Date.parse(chosen.now()) + tokenSeconds * 1000,
	});
	const account = state.users.get(userId);
	return {
		...{ user: account && showUser(account), token, tokenType: 'Bearer' },
		...{ expiresIn: tokenSeconds, refreshToken: secret },
	};
}

function deleteSession(state: State, { id, userId, lastUsedAt }: Session): void {
	const account = state.users.get(userId);
	if (account && (account.lastSeenAt ?? '') < lastUsedAt) account.lastSeenAt = lastUsedAt;
	state.sessions.delete(id);
	for (const [token, { sessionId }] of state.tokens)
		if (sessionId === id) state.tokens.delete(token);
}

/** Ends every session of a user. @param except the id of one that goes on. @returns how many there were */
export function endSessions(state: State, userId: string, except?: string): number {
	const ended = [...state.sessions.values()].filter(
		(session) => session.userId === userId && session.id !== except,
	);
	for (const session of ended) deleteSession(state, session);
	return ended.length;
}

const isActive = ({ expiresAt, lastUsedAt }: Session, now: number) =>
	now < expiresAt && now < Date.parse(lastUsedAt) + idleMs;

/** Whether a session goes on. */
export function isOpen({ sessions }: State, id: string | undefined, now: number): boolean {
	const session = sessions.get(id ?? '');
	return session !== undefined && isActive(session, now);
}

/** The active session of a bearer token or a cookie, which counts as used now. */
export function sessionOf(
	state: State,
	{ token, cookie }: { token?: string | undefined; cookie?: string | undefined },
	now: string,
): Session | undefined {
	const at = Date.parse(now);
	const known = token === undefined ? undefined : state.tokens.get(token);
	const session =
		token === undefined
			? [...state.sessions.values()].find(
					({ kind, secret }) => kind === 'browser' && cookie !== undefined && secret === cookie,
				)
			: known && at < known.expiresAt
				? state.sessions.get(known.sessionId)
				: undefined;
	if (!session || !isActive(session, at)) return undefined;
	session.lastUsedAt = now;
	return session;
}

/** Exchanges a refresh token for a new token and the next refresh token; one that is used again later ends its session. */
export function refresh(call: Call): Decision {
	const { state, chosen } = call;
	const sent = String(call.input['refreshToken']);
	const now = Date.parse(chosen.now());
	for (const session of state.sessions.values()) {
		if (session.kind !== 'program' || !isActive(session, now)) continue;
		const earlier = session.exchanged.find(({ secret }) => secret === sent);
		if (session.secret === sent) {
			session.exchanged.push({ secret: sent, at: now });
			Object.assign(session, { secret: newSecret(chosen), lastUsedAt: chosen.now() });
			return () => tokenAnswer(call, session);
		}
		if (!earlier) continue;
		if (earlier === session.exchanged.at(-1) && now - earlier.at < graceMs) {
			return () => tokenAnswer(call, session);
		}
		deleteSession(state, session);
		recordEvent(call, { kind: 'refresh_token_reused', actor: null, about: session.userId });
	}
	return refuseRefreshToken();
}

function refuseRefreshToken(): Refusal {
	const detail = 'This refresh token is not good any more. Sign in again.';
	return { refused: { ...unauthenticated().refused, detail } };
}

/** This user's sessions, newest first. */
export function sessions({ state, user, session: current, chosen }: Call): Decision {
	const now = Date.parse(chosen.now());
	const own = [...state.sessions.values()].filter(
		(session) => session.userId === user && isActive(session, now),
	);
	return () => ({
		items: own.reverse().map(({ id, createdAt, lastUsedAt, userAgent }) => ({
			...{ id, createdAt, lastUsedAt, userAgent },
			current: id === current,
		})),
	});
}

/** Ends one of the user's sessions. */
function end(call: Call, kind: 'signed_out' | 'sessions_ended'): Decision {
	const id = String(call.input['id']);
	const session = call.state.sessions.get(id);
	if (session?.userId !== call.user) return notFound('session');
	deleteSession(call.state, session);
	const detail = kind === 'sessions_ended' ? '1' : null;
	recordEvent(call, { kind, about: call.user, detail });
	if (id === call.session) call.setCookie(undefined);
	return () => undefined;
}

export const endSession = (call: Call): Decision => end(call, 'sessions_ended');

export const logout = (call: Call): Decision =>
	end({ ...call, input: { id: call.session } }, 'signed_out');

export function endOtherSessions(call: Call): Decision {
	const { state, user, session } = call;
	const ended = endSessions(state, user, session);
	if (ended > 0) recordEvent(call, { kind: 'sessions_ended', about: user, detail: String(ended) });
	return () => undefined;
}

/** Ends all other sessions after a change of the password, and makes copies of this one's secret useless. */
export function renewSession(call: Call): void {
	endSessions(call.state, call.user, call.session);
	const session = call.state.sessions.get(call.session);
	if (!session) return;
	if (session.kind === 'program') {
		Object.assign(session, { secret: null, exchanged: [] });
		return;
	}
	deleteSession(call.state, session);
	call.setCookie(openSession(call, call.user, 'browser').secret ?? undefined);
}
