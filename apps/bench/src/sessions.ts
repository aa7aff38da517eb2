import { z } from 'zod';
import { type Account, accounts, password } from './accounts.ts';

/**
 * Who puts the load on: `one` program with one token, `programs` of all accounts with a token each, or `staff`, all accounts
 * in browsers with a cookie each.
 */
export const sessionKinds = ['one', 'programs', 'staff'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export interface Session {
	account: Account;
	/** What its requests have in common. */
	headers: Record<string, string>;
	/** The header that says who is asking. */
	credentials: Record<string, string>;
}

/** How one person signs in. */
export type SignIn = (account: Account) => Promise<Omit<Session, 'account'>>;

/** Of how many accounts the sessions of a kind are. @param owners how many accounts have patients; the others are theirs as well */
export function accountsOf(kind: SessionKind, owners: number): Account[] {
	const used = kind === 'one' ? accounts.slice(0, 1) : accounts;
	return used.map((account) => accounts[account.number % owners] ?? account);
}

/** Passwords are looked at by as many at once as there are cores. */
const signInsAtOnce = 2;

/** Signs people in, a few at once. */
export async function signInAll(people: Account[], signIn: SignIn): Promise<Session[]> {
	const sessions: Session[] = [];
	for (let from = 0; from < people.length; from += signInsAtOnce) {
		const few = people.slice(from, from + signInsAtOnce);
		sessions.push(
			...(await Promise.all(few.map(async (account) => ({ account, ...(await signIn(account)) })))),
		);
	}
	return sessions;
}

export async function post(
	url: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<Response> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
	return answer;
}

const withToken = z.object({ token: z.string() });

/** Signs programs in, at the product or the peer. */
export const bearer =
	(url: string): SignIn =>
	async ({ email }) => {
		const answer = await post(`${url}/api/auth/login`, { email, password });
		const { token } = withToken.parse(await answer.json());
		return { headers: {}, credentials: { authorization: `Bearer ${token}` } };
	};

/** What a browser says of itself with each request of a page of this site. */
const browserHeaders = (url: string, compressed: boolean) => ({
	accept: '*/*',
	...(compressed ? { 'accept-encoding': 'gzip, deflate, br, zstd' } : {}),
	'accept-language': 'en-GB,en;q=0.9',
	origin: url,
	referer: `${url}/patients`,
	'sec-ch-ua': '"Chromium";v="140", "Not=A?Brand";v="24"',
	'sec-ch-ua-mobile': '?0',
	'sec-ch-ua-platform': '"Windows"',
	'sec-fetch-dest': 'empty',
	'sec-fetch-mode': 'cors',
	'sec-fetch-site': 'same-origin',
	'user-agent':
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
});

/** Signs people in as the sign-in page does. @param compressed whether their browsers take gzip */
export const browser =
	(url: string, compressed: boolean): SignIn =>
	async ({ email }) => {
		const headers = browserHeaders(url, compressed);
		const answer = await post(`${url}/api/trpc/auth.signIn`, { email, password }, headers);
		const [cookie] = answer.headers.getSetCookie();
		if (cookie === undefined) throw new Error('the sign-in set no cookie');
		return { headers, credentials: { cookie: String(cookie.split(';')[0]) } };
	};
