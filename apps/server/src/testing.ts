import { once } from 'node:events';
import { connect } from 'node:net';
import {
	Background,
	type BackupReport,
	ChangeLimit,
	ClinicStore,
	checkJsonTexts,
	generateSigningKeys,
	Passwords,
	type Services,
	Tokens,
} from '@hms/api';
import { clinicSettings, problem, problems, setClinicSettings } from '@hms/contracts';
import { type ConnectionTarget, Database } from '@hms/db';
import { createTestDatabase, type TestDatabase, testLockTimeoutMs } from '@hms/db/testing';
import { expect } from 'vitest';
import { type AppOptions, buildApp } from './app.ts';
import { parseConfig } from './config.ts';
import { createLog, describeError, securityLogOf } from './log.ts';
import { mailThrough } from './mail.ts';
import { poolOf } from './open-database.ts';
import { checkAgainstOpenApi } from './openapi.testing.ts';
import type { ValidatingProxy } from './prism.testing.ts';
import { accessRecorder, RecordFailures } from './records.ts';

checkJsonTexts();

/** With the smallest hashes that argon2 computes: a test signs people in many times, and seldom for the hash's sake. */
const cheapPasswords = new Passwords(undefined, { memoryCost: 1024, timeCost: 2, parallelism: 1 });
const key = generateSigningKeys();

export const password = 'correct horse battery';

interface Answer {
	status: number;
	headers: Headers;
	/** The parsed JSON; undefined for an empty answer. */
	// Untyped, because the tests check what is sent.
	body: ReturnType<typeof JSON.parse>;
}

export type Send = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<Answer>;

/** Tests of something else send as many requests at once as they like. */
const manyRequests = { LIMIT_REQUESTS: '5000', LIMIT_REQUESTS_PER_USER: '5000' };

interface ServerOptions extends Partial<Pick<AppOptions, 'timeouts' | 'pages' | 'forceClose'>> {
	/** Receives the log. */
	log?: { write(line: string): void };
	/** Redirects the server's connections to the database. */
	via?: (target: ConnectionTarget) => Promise<ConnectionTarget>;
	/** The lock timeout of statements in milliseconds; by default long enough for every test. */
	lockTimeoutMs?: number | undefined;
	/** How long a request waits for a connection while others have all; by default long enough for every test. */
	busyMs?: number;
	/** The clock for counting attempts. */
	clock?: () => Date;
	/** Computes password hashes; by default cheap ones. */
	passwords?: Passwords;
	/** A database in which the two users are known already; by default a new one. */
	known?: TestDatabase;
	/** What is known of backups; by default the server makes none. */
	backups?: BackupReport;
	/** Sends the requests through a proxy that validates them and their answers. */
	proxy?: (url: string) => Promise<ValidatingProxy>;
}

const asSent = (body: unknown) =>
	typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body);

/** A server with a new database on a free loopback port, and two signed-in users that send requests over HTTP. */
export async function openServer(
	environment: Record<string, string> = {},
	{
		via,
		log,
		clock,
		lockTimeoutMs = testLockTimeoutMs,
		busyMs = testLockTimeoutMs,
		passwords = cheapPasswords,
		known,
		backups,
		proxy: startProxy,
		...parts
	}: ServerOptions = {},
) {
	const { target, drop } = known ?? (await createTestDatabase());
	const config = parseConfig({ LOG_LEVEL: 'silent', ...manyRequests, ...environment });
	const settled = clinicSettings();
	const { timeZone, country } = config;
	setClinicSettings({ timeZone, country, now: () => Date.now() });
	const serverLog = createLog(config.logLevel, log);
	const telemetry = config.telemetry
		? await (await import('./telemetry/telemetry.ts')).Telemetry.open(config.telemetry, serverLog)
		: undefined;
	const pool = poolOf(config);
	const database = new Database(via ? await via(target) : target, {
		...pool,
		share: { ...pool.share, busyMs, ownMs: testLockTimeoutMs },
		idleSessionSeconds: config.idleSessionSeconds,
		lockTimeoutMs,
		onStatement: telemetry?.tracing?.onStatement,
	});
	const clinic = new ClinicStore(database, config);
	await clinic.load();
	const tokens = await Tokens.from(await key);
	const settings = {
		registration: 'open' as const,
		emergencyAccess: config.emergencyAccess,
		requireTwoFactor: config.requireTwoFactor,
		clinicNames: config.clinicNames,
		sessionSeconds: config.sessionSeconds,
		limits: config.limits,
	};
	const background = new Background((error) =>
		serverLog.error({ error: describeError(error) }, 'work in the background failed'),
	);
	const mail = config.mail && mailThrough(config.mail, serverLog);
	const recordFailures = new RecordFailures();
	const accesses = accessRecorder(database, serverLog, recordFailures);
	const services: Services = {
		database,
		passwords,
		tokens,
		settings,
		clinic,
		mail,
		background,
		accesses,
		changeLimit: new ChangeLimit(config.changesPerUser),
		securityLog: securityLogOf(serverLog),
		backups,
		clock,
	};
	const app = await buildApp({
		config,
		services,
		recordFailures,
		telemetry,
		log: serverLog,
		...parts,
	});
	const url = await app.listen({ port: 0, host: '127.0.0.1' });
	const proxy = await startProxy?.(url);

	const sender =
		(token?: string): Send =>
		async (method, path, body, headers = {}) => {
			const address = proxy?.addressOf({ method, path, body });
			const response = await fetch(address ?? new URL(path, url), {
				method,
				headers: {
					...(token ? { authorization: `Bearer ${token}` } : {}),
					...(body === undefined ? {} : { 'content-type': 'application/json' }),
					...headers,
				},
				...(body === undefined ? {} : { body: asSent(body) }),
			});
			const text = await response.text();
			if (address) proxy?.check(response);
			const json = /json/.test(response.headers.get('content-type') ?? '');
			const answer = {
				status: response.status,
				headers: response.headers,
				body: json && text ? JSON.parse(text) : text || undefined,
			};
			checkAgainstOpenApi(method, path, answer);
			return answer;
		};

	async function enter(path: string, name: string, fields: object) {
		const account = { email: `${name}@example.org`, password };
		const answer = await sender()('POST', path, { ...account, ...fields });
		if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}`);
		return {
			user: answer.body.user,
			token: String(answer.body.token),
			send: sender(answer.body.token),
		};
	}

	const signUp = (name: string) => enter('/api/auth/register', name, { name });
	const open = (name: string) => (known ? enter('/api/auth/login', name, {}) : signUp(name));
	const ada = await open('ada');
	const grace = await open('grace');
	services.settings = { ...settings, registration: config.registration };
	return {
		url,
		services,
		recordFailures,
		app,
		database,
		target,
		dropDatabase: drop,
		send: sender(),
		signUp,
		ada,
		grace,
		async close() {
			await proxy?.close();
			await app.close();
			await background.settled();
			await accesses.close();
			await database.close();
			await telemetry?.close(5_000);
			setClinicSettings(settled);
			await drop();
		},
	};
}

export type Server = Awaited<ReturnType<typeof openServer>>;

/** A raw TCP connection. */
export async function openSocket(url: string) {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	await once(socket, 'connect');
	let received = '';
	socket.on('data', (chunk) => {
		received += chunk;
	});
	// A reset ends the connection too.
	socket.on('error', () => undefined);
	const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
	return {
		socket,
		/** All received text, once the connection is closed. */
		answer: closed.then(() => received),
		/** Waits until the received text contains a text. */
		async until(text: string): Promise<string> {
			while (!received.includes(text)) await once(socket, 'data');
			return received;
		},
	};
}

/** The head and the problem body of a response as text. */
export function problemInText(answer: string) {
	const [head = '', body = ''] = answer.split('\r\n\r\n');
	const parsed = problem.parse(JSON.parse(body));
	expect(head.toLowerCase()).toContain(`x-request-id: ${parsed.requestId}`);
	expect(head).toMatch(/content-type: application\/problem\+json/i);
	expect(head.startsWith(`HTTP/1.1 ${parsed.status} `)).toBe(true);
	return { head, ...parsed };
}

/** The problem body of an error response, whose format is checked. */
export async function problemOf(
	call: Promise<{ status: number; headers: Headers; body: unknown }>,
) {
	const { status, headers, body } = await call;
	expect(headers.get('content-type')).toContain('application/problem+json');
	const parsed = problem.parse(body);
	expect(parsed.status).toBe(status);
	expect(parsed.type).toBe(`/problems/${parsed.code}`);
	expect(parsed.title).toBe(problems[parsed.code].title);
	expect(parsed.requestId).toBe(headers.get('x-request-id'));
	return { status, code: parsed.code, paths: parsed.errors?.map(({ path }) => path), headers };
}
