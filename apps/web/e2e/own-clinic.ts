import { openMailServer } from '../../server/src/mail-server.testing.ts';
import { openProduct } from './start-product.ts';
import { type Account, Api, test as base, newAccount } from './test.ts';

interface OwnClinic {
	url: string;
	/** The account of its administrator. */
	admin: Account;
	/** Those that its mail server has taken. */
	mails: Awaited<ReturnType<typeof openMailServer>>['mails'];
}

/**
 * For tests of an administrator: each worker has an installation of its own, with a mail server, where people register by
 * invitation. Its tests begin without a session, and `signIn` opens one.
 */
export const test = base.extend<
	{ signIn: (account: Account) => Promise<Api> },
	{ clinic: OwnClinic }
>({
	clinic: [
		async ({ playwright }, use) => {
			const mailServer = await openMailServer();
			const { url, close } = await openProduct({
				TIME_ZONE: 'Europe/Berlin',
				REGISTRATION: 'invite',
				...mailServer.settings,
			});
			const admin = newAccount();
			const request = await playwright.request.newContext();
			await new Api(request, url).signUp(admin);
			await request.dispose();
			await use({ url, admin, mails: mailServer.mails });
			await close();
			await mailServer.close();
		},
		{ scope: 'worker' },
	],
	baseURL: ({ clinic }, use) => use(clinic.url),
	signIn: async ({ context, clinic }, use) => {
		const api = new Api(context.request, clinic.url);
		await use(async ({ email, password }) => {
			await api.mutate('auth.signIn', { email, password });
			return api;
		});
	},
});

/** Invites and registers a colleague, with the administrator's session. */
export async function addColleague(api: Api, origin: string, name: string): Promise<Account> {
	const account = { ...newAccount(), name };
	const { url } = await api.mutate<{ url: string }>('invitation.create', { email: account.email });
	// Without the cookie of the administrator, whose session it would end.
	const answer = await fetch(`${origin}/api/auth/register`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ ...account, invitation: url.split('#invitation=')[1] }),
	});
	if (!answer.ok) throw new Error(`registering: ${await answer.text()}`);
	return account;
}
