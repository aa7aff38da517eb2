import { clinicSettings } from '@hms/contracts';
import { Database, recordAccesses, type SessionCredentials } from '@hms/db';
import { createTestDatabase, testLockTimeoutMs } from '@hms/db/testing';
import { AccessRecorder } from '../access/recorder.ts';
import { cookieCredentials } from '../auth/cookie.ts';
import { Passwords } from '../auth/passwords.ts';
import { generateSigningKeys, Tokens } from '../auth/tokens.ts';
import { Background } from '../background.ts';
import { ChangeLimit } from '../change-limit.ts';
import { ClinicStore } from '../clinic/store.ts';
import type { AuthSettings, Context, SecurityLogLine, Services } from '../context.ts';
import { domainErrorOf } from '../errors/convert.ts';
import { checkJsonTexts } from '../json/json-text.ts';
import { appRouter } from '../router.ts';

checkJsonTexts();

export const unlimited = {
	signInPerAccount: null,
	signInPerAddress: null,
	registerPerAddress: null,
	forgotPerAccount: null,
	forgotPerAddress: null,
};
/** A failure in the background fails the test run, as an unhandled rejection. */
const rethrow = (error: unknown) => void Promise.reject(error);

/** The smallest hashes that argon2 computes: a test signs people in many times, and seldom for the hash's sake. */
export const cheapHashes = { memoryCost: 1024, timeCost: 2, parallelism: 1 };
const cheapPasswords = new Passwords(undefined, cheapHashes);
const key = generateSigningKeys();

export const password = 'correct horse battery';

/** The context of a request. */
export function contextOf(
	services: Services,
	session: Context['session'],
	idempotencyKey: string | null = null,
): Context {
	return {
		services,
		requestId: 'test',
		origin: 'http://127.0.0.1:3000',
		address: '127.0.0.1',
		userAgent: 'vitest',
		acceptLanguage: null,
		idempotencyKey,
		session,
		cookie: {
			set: () => {
				throw new Error('programs get no cookie');
			},
			clear: () => undefined,
		},
		deviceCookie: {
			value: null,
			set: () => {
				throw new Error('programs get no cookie');
			},
		},
	};
}

/** A caller of procedures with session credentials. */
export const signedInAs = (services: Services, session: SessionCredentials) =>
	appRouter.createCaller(contextOf(services, session));

/** The same with an idempotency key. */
export const callerWith = (services: Services, session: SessionCredentials, key: string) =>
	appRouter.createCaller(contextOf(services, session, key));

/** A browser, which sends the cookie that it last received. */
export function openBrowser(services: Services, cookie = '') {
	const browser = {
		cookie,
		device: null as string | null,
		get credentials() {
			return cookieCredentials(browser.cookie);
		},
		/** A caller with the current cookie. */
		get api() {
			return appRouter.createCaller({
				...contextOf(services, browser.credentials),
				cookie: {
					set: (value) => {
						browser.cookie = value;
					},
					clear: () => {
						browser.cookie = '';
					},
				},
				deviceCookie: {
					value: browser.device,
					set: (value) => {
						browser.device = value;
					},
				},
			});
		},
	};
	return browser;
}

/** A clinic with a new database and two signed-in users, whose patients are private to each. */
export async function openClinic(
	settings: Partial<AuthSettings> = {},
	passwords: Passwords = cheapPasswords,
	acceptLanguage: string | null = null,
) {
	const { target, drop } = await createTestDatabase();
	const database = new Database(target, {
		max: 10,
		idleSessionSeconds: 3600,
		lockTimeoutMs: testLockTimeoutMs,
	});
	const securityLines: SecurityLogLine[] = [];
	const services: Services = {
		database,
		clinic: new ClinicStore(database, clinicSettings()),
		passwords,
		tokens: await Tokens.from(await key),
		mail: null,
		background: new Background(rethrow),
		accesses: new AccessRecorder((accesses) => recordAccesses(database, accesses), rethrow),
		changeLimit: new ChangeLimit(null),
		securityLog: (line) => void securityLines.push(line),
		settings: {
			registration: 'open',
			emergencyAccess: 'admins',
			requireTwoFactor: 'off',
			clinicNames: [],
			sessionSeconds: 86_400,
			limits: unlimited,
			...settings,
		},
	};
	const anonymous = appRouter.createCaller({ ...contextOf(services, null), acceptLanguage });

	async function signUp(name: string) {
		const email = `${name.toLowerCase()}@example.org`;
		const { user, token, refreshToken } = await anonymous.auth.register({ name, email, password });
		const session = await services.tokens.verify(token);
		if (!session) throw new Error('a new token is not accepted');
		return {
			user,
			email,
			token,
			refreshToken,
			session,
			api: signedInAs(services, session),
			/** The same user in another program. */
			signIn: async () => {
				const answer = await anonymous.auth.login({ email, password });
				const other = await services.tokens.verify(answer.token);
				if (!other) throw new Error('a fresh token is not accepted');
				return {
					...answer,
					session: other,
					api: signedInAs(services, other),
				};
			},
			/** A caller of this user with an idempotency key. */
			withKey: (key: string) => callerWith(services, session, key),
		};
	}

	return {
		target,
		services,
		/** The lines of the log about events, in their order. */
		securityLines,
		anonymous,
		signUp,
		ada: await signUp('Ada'),
		grace: await signUp('Grace'),
		async close() {
			await services.accesses.close();
			await services.background.settled();
			await database.close();
			await drop();
		},
	};
}

export type Clinic = Awaited<ReturnType<typeof openClinic>>;

/** Calls procedures by their names. */
export const callerOf =
	(api: object) =>
	(procedure: string, input: unknown): Promise<unknown> => {
		const [noun = '', verb = ''] = procedure.split('.');
		// Whoever walks over all procedures knows none of their types.
		const byName = api as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
		return byName[noun]?.[verb]?.(input) ?? Promise.reject(new Error(`no ${procedure}`));
	};

/** The refusal of a call. @throws if it is not refused */
export async function refusalOf(call: Promise<unknown>) {
	const outcome = await call.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	if (!('error' in outcome)) throw new Error(`was not refused: ${JSON.stringify(outcome.value)}`);
	const { code, message, errors } = domainErrorOf(outcome.error);
	return { code, detail: message, errors };
}

/** The code of the refusal of a call; "ok" if it is not refused. */
export const codeOf = (call: Promise<unknown>) =>
	call.then(
		() => 'ok',
		(error: unknown) => domainErrorOf(error).code,
	);
