import { createClient } from '@hms/client';
import { createTestDatabase, withConnection } from '@hms/db/testing';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAdminCommand } from './admin-commands.ts';
import { UsageError } from './command.ts';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.testing.ts';

const patience = 240_000;
const phrase = 'seven quiet lanterns';
const other = 'nine loud umbrellas';

/** Runs the command; what is written to it is all it gets. */
async function admin(folder: DataFolder, args: string[], { input = '', settings = {} } = {}) {
	const command = folder.admin(args, { settings });
	command.child.stdin?.end(input);
	const { code, output } = await command.ended;
	const [, token] = /within 24 hours: \S+\/reset-password#token=(\S+)/.exec(output) ?? [];
	return { code, output, token: token ?? '' };
}

/** Sets a password by the link that a command has made. */
const setPassword = (url: string, { token }: { token: string }, newPassword: string) =>
	createClient({ url }).auth.resetPassword({ token, newPassword });

const create = (email: string, ...more: string[]) => [
	'create',
	'--email',
	email,
	'--name',
	'Ada Lovelace',
	...more,
];
const reset = (email: string, ...more: string[]) => ['reset-password', '--email', email, ...more];

describe('the command', () => {
	it.each([
		[[], /^npm run admin -- create/],
		[['remove'], /^There is no command "remove"/],
		[['create', 'extra'], /^"extra" is not known/],
		[['create'], /^--name is required\n--email is required$/],
		[create('nobody'), /^--email must be an e-mail address/],
		[create('ada@example.org', '--role', 'owner'), /^--role must be/],
		[create('ada@example.org', '--password', phrase), /^Unknown option '--password'/],
		[[...reset('ada@example.org'), '--name', 'Ada'], /^--name is not a known field/],
	])('says what is wrong with %j', async (args, words) => {
		const refused = await runAdminCommand(args).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(UsageError);
		expect(refused).toHaveProperty('message', expect.stringMatching(words));
	});

	it('explains itself', async () => {
		expect(await runAdminCommand(['--help'])).toContain('reset-password --email');
	});
});

describe('the command, with the embedded database', () => {
	let folder: DataFolder;
	beforeAll(async () => {
		folder = await openDataFolder();
	});
	afterAll(() => folder.close());

	it(
		'makes the first account of an installation where nobody can register, and helps it later',
		async () => {
			const made = await admin(folder, create('Ada@Example.org'));
			expect(made.output).toContain(
				'Made an account for Ada Lovelace, ada@example.org, role admin.',
			);
			expect(made.token).not.toBe('');
			expect(made.code).toBe(0);
			const again = await admin(folder, create('ada@example.org'));
			expect(again.code).toBe(1);
			expect(again.output).toContain('already has an account');

			const product = folder.launch({ settings: { REGISTRATION: 'closed' } });
			const url = await product.ready();
			const signIn = (email: string, password: string) =>
				createClient({ url }).auth.login({ email, password });
			await setPassword(url, made, phrase);
			await expect(setPassword(url, made, phrase)).rejects.toThrow('link');
			const { token, user } = await signIn('ada@example.org', phrase);
			expect(user.role).toBe('admin');
			await expect(
				createClient({ url }).auth.register({
					name: 'N',
					email: 'n@example.org',
					password: phrase,
				}),
			).rejects.toThrow('closed');

			// The product runs.
			const helped = await admin(folder, reset('ADA@example.org', '--password-stdin'), {
				input: `${other}\nmore\n`,
			});
			expect(helped).toMatchObject({ code: 0, token: '' });
			expect(helped.output).not.toContain(other);
			await expect(createClient({ url, token }).auth.me()).rejects.toThrow('Sign in');
			const signedIn = await signIn('ada@example.org', other);
			expect(signedIn.user.id).toBe(user.id);
			const ada = createClient({ url, token: signedIn.token });
			const { secret } = await ada.auth.beginTotp();
			await ada.auth.confirmTotp({
				code: new TOTP({ secret: Secret.fromBase32(secret) }).generate(),
			});
			await expect(signIn('ada@example.org', other)).rejects.toThrow('authenticator app');
			const lost = ['remove-two-factor', '--email', 'ADA@example.org'];
			expect(await admin(folder, lost)).toMatchObject({
				code: 0,
				output: expect.stringContaining('signs in with the password alone now'),
			});
			expect((await signIn('ada@example.org', other)).user.id).toBe(user.id);
			const staff = await admin(folder, create('grace@example.org', '--role', 'staff'));
			await setPassword(url, staff, phrase);
			expect((await signIn('grace@example.org', phrase)).user.role).toBe('staff');

			const unknown = await admin(folder, reset('nobody@example.org'));
			expect(unknown).toMatchObject({ code: 1, token: '' });
			expect(unknown.output).toContain('There is no account with this address.');
			const short = await admin(folder, reset('ada@example.org', '--password-stdin'), {
				input: 'short\n',
			});
			expect(short.code).toBe(1);
			expect(short.output).toContain('The password must');
			product.kill('SIGTERM');
			expect(await product.ended).toMatchObject({ code: 0 });
		},
		patience,
	);
});

describe('the command, with a PostgreSQL of one’s own', () => {
	let folder: DataFolder;
	let database: Awaited<ReturnType<typeof createTestDatabase>>;
	let way: TcpProxy;
	beforeEach(async () => {
		folder = await openDataFolder();
		database = await createTestDatabase();
		way = await openTcpProxy(database.target);
	});
	afterEach(async () => {
		await way.disconnect();
		await database.drop();
		await folder.close();
	});

	it(
		'does the same there',
		async () => {
			const settings = { DATABASE_URL: way.target.url };
			const made = await admin(folder, create('ada@example.org'), { settings });
			expect(made.output).toContain('role admin.');
			const helped = await admin(folder, reset('ada@example.org'), { settings });
			expect(helped.code).toBe(0);
			expect(helped.token).not.toBe(made.token);
		},
		patience,
	);

	it(
		'lets in whom strangers have locked out, while the product runs',
		async () => {
			const settings = { DATABASE_URL: way.target.url, LIMIT_SIGN_IN_PER_ACCOUNT: '2/900' };
			await admin(folder, create('ada@example.org', '--password-stdin'), {
				settings,
				input: phrase,
			});
			const url = await folder.launch({ settings }).ready();
			const signIn = (password: string) =>
				createClient({ url }).auth.login({ email: 'ada@example.org', password });
			for (let n = 0; n < 2; n++) await expect(signIn('wrong')).rejects.toThrow();
			// The first block is for a second, which a slow machine may need to sign in.
			await withConnection(
				database.target,
				(sql) => sql`
					update attempts set blocked_until = now() + interval '15 minutes'
					where key like 'sign-in account %'
				`,
			);
			await expect(signIn(phrase)).rejects.toThrow('Too many attempts');
			await setPassword(url, await admin(folder, reset('ada@example.org'), { settings }), other);
			expect((await signIn(other)).user.email).toBe('ada@example.org');
		},
		patience,
	);

	it(
		'tells nothing of the address when it is wrong',
		async () => {
			const wrong = new URL(way.target.url);
			wrong.password = 'planted';
			const refused = await admin(folder, create('ada@example.org'), {
				settings: { DATABASE_URL: wrong.href },
			});
			expect(refused).toMatchObject({ code: 1, token: '' });
			expect(refused.output).toContain('does not let this account in');
			expect(refused.output).not.toContain('planted');
			for (const address of [
				'postgres://hms:12#planted@127.0.0.1/x',
				'postgres://hms:planted@127.0.0.1:9/x',
			]) {
				const settings = { DATABASE_URL: address };
				const { code, output } = await folder.launch({ settings }).ended;
				expect(code).toBe(1);
				expect(output).toContain('DATABASE_URL');
				expect(output).not.toMatch(/planted|12#|hms/);
			}
		},
		patience,
	);
});
