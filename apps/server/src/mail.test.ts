import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMailServer } from './mail-server.testing.ts';
import { openServer, password, problemOf, type Server } from './testing.ts';

const forgot = (server: Server, email: string) =>
	server.send('POST', '/api/auth/password/forgot', { email });

/** What an answer says, but for what differs between any two. */
async function answerTo(server: Server, email: string) {
	const { status, headers, body } = await forgot(server, email);
	const same = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
	return { status, body, headers: same };
}

const linkIn = (text = '') => /https?:\/\/\S+/.exec(text)?.[0] ?? '';
const tokenIn = (link: string) => link.split('#token=')[1] ?? '';
const next = 'seven quiet lanterns';

describe('with a mail server', () => {
	let mailServer: Awaited<ReturnType<typeof openMailServer>>;
	let server: Server;
	beforeAll(async () => {
		mailServer = await openMailServer();
		server = await openServer({
			...mailServer.settings,
			LIMIT_FORGOT_PER_ACCOUNT: 'off',
			LIMIT_FORGOT_PER_ADDRESS: 'off',
		});
	});
	afterAll(async () => {
		await server.close();
		await mailServer.close();
	});

	const mailsTo = async (address: string) => {
		await server.services.background.settled();
		return mailServer.mails.filter(({ recipient }) => recipient === address);
	};
	const reset = (token: string, newPassword = next) =>
		server.send('POST', '/api/auth/password/reset', { token, newPassword });

	it('mails a link to a known address alone, and answers the same to every address', async () => {
		const { user } = await server.signUp('forgetful');
		const known = await answerTo(server, user.email);
		const unknown = await answerTo(server, 'nobody@example.org');
		expect(known).toMatchObject({ status: 202, body: undefined });
		expect(unknown).toEqual(known);
		expect(await mailsTo('nobody@example.org')).toEqual([]);
		const [mail, ...more] = await mailsTo(user.email);
		expect(more).toEqual([]);
		expect(mail).toMatchObject({
			from: '"The Clinic" <clinic@clinic.example>',
			to: '"forgetful" <forgetful@example.org>',
			subject: 'Set a new password',
		});
		const link = linkIn(mail?.text);
		expect(link.startsWith(`${server.url}/reset-password#token=`)).toBe(true);
		expect((await reset(tokenIn(link))).status).toBe(204);
		expect(await problemOf(reset(tokenIn(link)))).toMatchObject({
			status: 400,
			code: 'invalid_token',
		});
		const signIn = { email: user.email, password: next };
		expect((await server.send('POST', '/api/auth/login', signIn)).status).toBe(200);
	});

	it('lets a new mailed link end those before, but not one of an administrator', async () => {
		const { user } = await server.signUp('twice');
		const path = `/api/users/${user.id}/password-reset`;
		const { body } = await server.ada.send('POST', path);
		await forgot(server, user.email);
		await mailsTo(user.email);
		await forgot(server, user.email);
		const [first, second] = (await mailsTo(user.email)).map(({ text }) => tokenIn(linkIn(text)));
		expect((await reset(first ?? '')).status).toBe(400);
		expect((await reset(tokenIn(body.url))).status).toBe(204);
		// Whichever is used ends the others.
		expect((await reset(second ?? '')).status).toBe(400);
	});

	it('mails nothing to a disabled account', async () => {
		const { user } = await server.signUp('disabled');
		await server.ada.send('PATCH', `/api/users/${user.id}`, { status: 'disabled' });
		expect((await forgot(server, user.email)).status).toBe(202);
		expect(await mailsTo(user.email)).toEqual([]);
	});

	it('tells a user of a change of how to sign in, and of none that did not happen', async () => {
		const { user, send } = await server.signUp('watchful');
		const change = (currentPassword: string) =>
			send('POST', '/api/auth/password', { currentPassword, newPassword: next });
		expect((await change('wrong wrong wrong')).status).toBe(400);
		expect(await mailsTo(user.email)).toEqual([]);
		expect((await change(password)).status).toBe(204);
		const path = `/api/users/${user.id}/two-factor`;
		expect((await server.ada.send('DELETE', path)).status).toBe(204);
		const told = await mailsTo(user.email);
		expect(told.map(({ subject }) => subject)).toEqual(
			Array(2).fill('Your HMS account was changed'),
		);
		const texts = told.map(({ text }) => text).sort();
		expect(texts[0]).toContain('An administrator removed every second factor');
		expect(texts[1]).toContain('The password of your account was changed.');
		for (const text of texts) expect(text).toContain('tell an administrator at once');
	});

	it('mails an invitation to the invited address alone, whatever the name is', async () => {
		const name = '"Mary" <evil@example.org>, Bcc: other@example.org';
		const email = 'mary@example.org';
		const { status, body } = await server.ada.send('POST', '/api/invitations', { email, name });
		expect({ status, mailed: body.mailed }).toEqual({ status: 201, mailed: true });
		const [mail] = await mailsTo(email);
		expect(linkIn(mail?.text)).toBe(body.url);
		expect(mail?.text).toContain('ada invites you');
		expect(mailServer.mails.map(({ recipient }) => recipient)).not.toContain('evil@example.org');
	});
});

describe('links', () => {
	it('begin with PUBLIC_URL, whatever name the request is sent to', async () => {
		const mailServer = await openMailServer();
		const server = await openServer({
			...mailServer.settings,
			PUBLIC_URL: 'https://clinic.example',
			REGISTRATION: 'open',
		});
		await forgot(server, server.ada.user.email);
		await server.services.background.settled();
		const { body } = await server.ada.send('POST', '/api/invitations', { email: 'x@example.org' });
		const links = [body.url, ...mailServer.mails.map(({ text }) => linkIn(text))];
		expect(links).toHaveLength(3);
		for (const link of links) expect(link).toMatch(/^https:\/\/clinic\.example\//);
		await server.close();
		await mailServer.close();
	});
});

describe('a mail server that fails', () => {
	async function withFailing(
		open: () => Promise<Awaited<ReturnType<typeof openMailServer>>>,
		work: (server: Server, lines: string[]) => Promise<void>,
	) {
		const mailServer = await open();
		const lines: string[] = [];
		const server = await openServer(
			{ ...mailServer.settings, LOG_LEVEL: 'error' },
			{ log: { write: (line) => lines.push(line) } },
		);
		await work(server, lines);
		await server.close();
		await mailServer.close();
	}
	const gone = async () => {
		const mailServer = await openMailServer();
		await mailServer.close();
		return { ...mailServer, close: async () => undefined };
	};

	it.each([
		['refuses', () => openMailServer({ refuses: true })],
		['is gone', gone],
	])(
		'and %s tells nobody who has an account, and is in the log without addresses',
		async (_, open) => {
			await withFailing(open, async (server, lines) => {
				const known = await answerTo(server, server.grace.user.email);
				expect(known.status).toBe(202);
				expect(await answerTo(server, 'nobody@example.org')).toEqual(known);
				await server.services.background.settled();
				const { status, body } = await server.ada.send('POST', '/api/invitations', {
					email: 'mary@example.org',
				});
				expect({ status, mailed: body.mailed }).toEqual({ status: 201, mailed: false });
				expect(lines).toHaveLength(2);
				for (const line of lines)
					expect(JSON.parse(line)).toMatchObject({ msg: 'a mail was not sent' });
				expect(lines.join()).not.toMatch(/example\.org|token|invitation=/);
				// The link that was shown works all the same.
				const registered = await server.send('POST', '/api/auth/register', {
					name: 'Mary',
					email: 'mary@example.org',
					password,
					invitation: body.url.split('#invitation=')[1],
				});
				expect(registered.status).toBe(201);
			});
		},
	);
});
