import { once } from 'node:events';
import { connect } from 'node:net';
import { checkJsonTexts, generateSigningKeys, Passwords, type Services, Tokens } from '@hms/api';
import { problem, problems, setClinicSettings } from '@hms/contracts';
import { type ConnectionTarget, Database } from '@hms/db';
import { createTestDatabase, testLockPatience } from '@hms/db/testing';
import { expect } from 'vitest';
import { type AppParts, buildApp } from './app.ts';
import { parseConfig } from './config.ts';
import { checkDescribed } from './described.testing.ts';
import { createLog } from './log.ts';

checkJsonTexts();

/** With the smallest hashes that argon2 computes: a test signs people in many times, and seldom for the hash's sake. */
const cheapPasswords = new Passwords(undefined, { memoryCost: 1024, timeCost: 2, parallelism: 1 });
const key = generateSigningKeys();

export const password = 'correct horse battery';

interface Answer {
	status: number;
	headers: Headers;
	/** The parsed JSON; undefined for an empty answer. */
	// What comes over the wire is what the tests are about, so it has no type here.
	body: ReturnType<typeof JSON.parse>;
}

export type Send = (
	method: string,
	path: string,
	body?: unknown,
	headers?: Record<string, string>,
) => Promise<Answer>;

interface Special extends Partial<Pick<AppParts, 'patience' | 'pages' | 'hurry'>> {
	/** Where the log goes, if it is looked at. */
	log?: { write(line: string): void };
	/** Where the server finds its database, if not where that is. */
	via?: (target: ConnectionTarget) => Promise<ConnectionTarget>;
	/** How long a statement waits for a lock, in milliseconds; by default until the test gives it free. */
	lockPatience?: number | undefined;
	/** By which attempts are counted. */
	clock?: () => Date;
	/** What computes passwords, if they are not to be cheap. */
	passwords?: Passwords;
}

const asSent = (body: unknown) =>
	typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body);

/** The server on a fresh database and a free port of loopback, and two signed-in programs that use it over HTTP. */
export async function openServer(
	environment: Record<string, string> = {},
	{
		via,
		log,
		clock,
		lockPatience = testLockPatience,
		passwords = cheapPasswords,
		...parts
	}: Special = {},
) {
	const { target, drop } = await createTestDatabase();
	const config = parseConfig({ LOG_LEVEL: 'silent', ...environment });
	setClinicSettings({ timeZone: config.timeZone, country: config.country, now: Date.now });
	const database = new Database(via ? await via(target) : target, {
		max: 10,
		idleSessionSeconds: config.idleSessionSeconds,
		lockPatience,
	});
	const tokens = await Tokens.from(await key);
	const settings = {
		registration: 'open' as const,
		sessionSeconds: config.sessionSeconds,
		limits: config.limits,
	};
	const services: Services = { database, passwords, tokens, settings, clock };
	const app = await buildApp({
		config,
		services,
		log: createLog(config.logLevel, log),
		...parts,
	});
	const url = await app.listen({ port: 0, host: '127.0.0.1' });

	const sender =
		(token?: string): Send =>
		async (method, path, body, headers = {}) => {
			const response = await fetch(new URL(path, url), {
				method,
				headers: {
					...(token ? { authorization: `Bearer ${token}` } : {}),
					...(body === undefined ? {} : { 'content-type': 'application/json' }),
					...headers,
				},
				...(body === undefined ? {} : { body: asSent(body) }),
			});
			const text = await response.text();
			const json = /json/.test(response.headers.get('content-type') ?? '');
			const answer = {
				status: response.status,
				headers: response.headers,
				body: json && text ? JSON.parse(text) : text || undefined,
			};
			checkDescribed(method, path, answer);
			return answer;
		};

	async function signUp(name: string) {
		const answer = await sender()('POST', '/api/auth/register', {
			name,
			email: `${name}@example.org`,
			password,
		});
		if (answer.status !== 201) throw new Error(`registering answered ${answer.status}`);
		return {
			user: answer.body.user,
			token: String(answer.body.token),
			send: sender(answer.body.token),
		};
	}

	const ada = await signUp('ada');
	const grace = await signUp('grace');
	services.settings = { ...settings, registration: config.registration };
	return {
		url,
		app,
		database,
		target,
		dropDatabase: drop,
		send: sender(),
		signUp,
		ada,
		grace,
		async close() {
			await app.close();
			await database.close();
			await drop();
		},
	};
}

export type Server = Awaited<ReturnType<typeof openServer>>;

/** A connection of plain bytes: what is written goes out as it is. */
export async function dial(url: string) {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	await once(socket, 'connect');
	let received = '';
	socket.on('data', (chunk) => {
		received += chunk;
	});
	// A reset is an end too; what had come by then is what counts.
	socket.on('error', () => undefined);
	const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
	return {
		socket,
		/** Everything that came, once the other side has closed. */
		answer: closed.then(() => received),
		/** What has come so far, once it holds a text. */
		async until(text: string): Promise<string> {
			while (!received.includes(text)) await once(socket, 'data');
			return received;
		},
	};
}

/** The status, headers and problem body of an answer that came as bytes. */
export function refusalIn(answer: string) {
	const [head = '', body = ''] = answer.split('\r\n\r\n');
	const told = problem.parse(JSON.parse(body));
	expect(head.toLowerCase()).toContain(`x-request-id: ${told.requestId}`);
	expect(head).toMatch(/content-type: application\/problem\+json/i);
	expect(head.startsWith(`HTTP/1.1 ${told.status} `)).toBe(true);
	return { head, ...told };
}

/** An answer that says no, checked to be a whole problem body. */
export async function refused(call: Promise<{ status: number; headers: Headers; body: unknown }>) {
	const { status, headers, body } = await call;
	expect(headers.get('content-type')).toContain('application/problem+json');
	const told = problem.parse(body);
	expect(told.status).toBe(status);
	expect(told.type).toBe(`/problems/${told.code}`);
	expect(told.title).toBe(problems[told.code].title);
	expect(told.requestId).toBe(headers.get('x-request-id'));
	return { status, code: told.code, paths: told.errors?.map(({ path }) => path), headers };
}
