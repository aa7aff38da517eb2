import type { PatientRow } from './accounts.ts';
import type { Api, Page } from './api/api.ts';
import type { Request } from './load.ts';
import type { Session, SessionKind } from './sessions.ts';
import type { VirtualUser, Work } from './works.ts';

/** Whom and what a subject is asked as. */
export interface LoadSettings {
	kind: SessionKind;
	api: Api;
	sessions: Session[];
	/** By the number of their owner. */
	rows: PatientRow[][];
	/** Where late pages begin, by the number of the list's owner. */
	late: string[];
}

/** What lists are asked for: programs take what there is by default, the web app larger pages with a count. */
const pages = {
	one: { limit: 25, total: false },
	programs: { limit: 25, total: false },
	staff: { limit: 50, total: true },
};

const pageOf = (kind: SessionKind): Omit<Page, 'least'> => pages[kind];

/**
 * Who makes the requests of each connection. A session stays on its connection, as in a browser: connection i has the sessions
 * i, i + connections and so on in turn. Where there are more connections than sessions, several share one. No patient is asked
 * for on two connections, so that each knows the version of what it changes.
 */
export function virtualUsers(
	{ kind, api, sessions, rows, late }: LoadSettings,
	connections: number,
): { user: VirtualUser; session: Session }[][] {
	const pairs = Array.from({ length: Math.max(connections, sessions.length) }, (_, n) => ({
		connection: n % connections,
		session: sessions[n % sessions.length],
	}));
	const users: { user: VirtualUser; session: Session }[][] = Array.from(
		{ length: connections },
		() => [],
	);
	const shares = new Map<number, number[]>();
	for (const { connection, session } of pairs) {
		if (!session) throw new Error('nobody is signed in');
		const owner = session.account.number;
		const sharers = shares.get(owner) ?? [];
		if (!sharers.includes(connection)) sharers.push(connection);
		shares.set(owner, sharers);
	}
	for (const { connection, session } of pairs) {
		if (!session) throw new Error('nobody is signed in');
		const { account } = session;
		const own = rows[account.number] ?? [];
		const sharers = shares.get(account.number) ?? [];
		const user: VirtualUser = {
			kind,
			api,
			account,
			rows: own.filter((_, n) => n % sharers.length === sharers.indexOf(connection)),
			turn: 0,
			page: { ...pageOf(kind), least: Math.min(pageOf(kind).limit, own.length) },
			late: late[account.number],
		};
		users[connection]?.push({ user, session });
	}
	return users;
}

/** What each connection sends next, by its number. */
export function requestsOf(
	work: Work,
	users: { user: VirtualUser; session: Session }[][],
): (connection: number) => Request {
	const scripts = users.map((several) => script(work, several));
	return (connection) => {
		const next = scripts[connection];
		if (!next) throw new Error(`there is no connection ${connection}`);
		return next();
	};
}

/** The sessions of one connection, step by step in turn. */
function script(work: Work, users: { user: VirtualUser; session: Session }[]): () => Request {
	let calls: Request[] = [];
	let turn = 0;
	return () => {
		let call = calls.shift();
		while (!call) {
			const next = users[turn++ % users.length];
			if (!next) throw new Error('a connection has no session');
			const { headers, credentials } = next.session;
			calls = work.step(next.user).map((one) => ({
				...one,
				headers: { ...headers, ...(one.isAnonymous ? {} : credentials), ...one.headers },
			}));
			next.user.turn++;
			call = calls.shift();
		}
		return call;
	};
}
