import type { ConformanceUser, MakeUser, SendRequest } from './run-case.ts';

const json = { 'content-type': 'application/json' };

/**
 * Makes users by registering them; one called `admin` then gets that role from an administrator.
 * @param administrator absent: there is no account yet, and the first one is an administrator's
 * @throws if there is no administrator
 */
export async function makeUsers(
	send: SendRequest,
	administrator: { email: string; password: string } | undefined,
): Promise<MakeUser> {
	const { role, token } = await (administrator
		? signIn(send, '/auth/login', administrator, 200)
		: register(send, 'first'));
	if (role !== 'admin') {
		throw new Error('give an administrator, or an installation that has no accounts');
	}
	return async (name) => {
		const user = await register(send, name);
		if (name === 'admin') {
			const response = await send(`/users/${user.id}`, {
				method: 'PATCH',
				headers: { ...json, authorization: `Bearer ${token}` },
				body: JSON.stringify({ role: 'admin' }),
			});
			await answerOf(response, 200);
		}
		return user;
	};
}

async function register(
	send: SendRequest,
	name: string,
): Promise<ConformanceUser & { role: string }> {
	const email = `${name}.${crypto.randomUUID()}@conformance.example`;
	const password = 'seven quiet lanterns';
	const signedIn = await signIn(send, '/auth/register', { name, email, password }, 201);
	return { ...signedIn, email, password };
}

async function signIn(send: SendRequest, path: string, body: object, status: number) {
	const init = { method: 'POST', headers: json, body: JSON.stringify(body) };
	const { user, token, refreshToken } = Object(await answerOf(await send(path, init), status));
	const { id, role } = Object(user);
	return { id: String(id), role: String(role), token, refreshToken };
}

async function answerOf(response: Response, status: number): Promise<unknown> {
	const answer: unknown = await response.json();
	if (response.status === status) return answer;
	throw new Error(`making a user was answered ${response.status}: ${JSON.stringify(answer)}`);
}
