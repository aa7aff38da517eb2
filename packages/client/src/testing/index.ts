import {
	type ClinicSettings,
	clinicSettings,
	country as countrySchema,
	isPlainDate,
	type SessionAnswer,
	setClinicSettings,
} from '@hms/contracts';
import { personalTokenOf } from './auth/personal-tokens.ts';
import { isOpen, sessionOf } from './auth/sessions.ts';
import { applyClinic } from './clinic/clinic.ts';
import type { Backend, HttpRequest } from './http/answer.ts';
import { problemResponse } from './http/answer.ts';
import { EventStreams, openEvents } from './http/event-streams.ts';
import { answerRest } from './http/rest.ts';
import { answerTrpc } from './http/trpc.ts';
import { perform } from './perform.ts';
import { chooser } from './state/chosen.ts';
import { origin } from './state/link.ts';
import { refusalOf } from './state/refusal.ts';
import { emptyState } from './state/state.ts';

export interface TestClinicOptions {
	/** The day that it is in the clinic, `YYYY-MM-DD`: its clock stands still at noon. */
	today?: string;
	/** The clinic's clock, in milliseconds since 1970; by default `Date.now`, or noon of `today`. */
	now?: () => number;
	/** The clinic's time zone; UTC by default. */
	timeZone?: string;
	/** The country of telephone numbers without a country code, as its two letters in ISO 3166. */
	country?: string | null;
	/** Who may register: everybody, or whoever was invited. The first account is anybody's. */
	registration?: 'open' | 'invite';
	/** Who must have a second factor; nobody by default. */
	requireTwoFactor?: 'off' | 'admins' | 'everyone';
}

/** A signed-in user of a clinic. */
export interface TestUser {
	user: { id: string; name: string; email: string; role: 'admin' | 'staff'; createdAt: string };
	email: string;
	password: string;
	token: string;
	refreshToken: string;
	/** Sends requests as this user, for clients that take a `fetch`. */
	fetch: typeof fetch;
}

export interface TestClinic {
	/** The address that requests go to; any other host is taken for it too. */
	readonly url: string;
	/** Answers a request as the server would: REST below `/api`, tRPC below `/api/trpc`. */
	fetch: typeof fetch;
	/** Registers a user, with an address made of the name, and signs in. */
	signUp(name: string): Promise<TestUser>;
}

/** The most characters of a body. */
const maxBody = 100 * 1024;

/**
 * Opens a clinic in memory, for the tests of programs that use the API. It has no accounts and no records.
 * @throws RangeError if `today` is not a day
 * @throws ZodError if `country` is none
 */
export function createTestClinic(options: TestClinicOptions = {}): TestClinic {
	const state = emptyState();
	state.registration = options.registration ?? 'open';
	state.requireTwoFactor = options.requireTwoFactor ?? 'off';
	const settings = settingsOf(options);
	const { timeZone, country } = settings;
	state.clinic.installed = { timeZone, country };
	const choose = chooser(settings.now);

	const streams = new EventStreams();

	function answer(request: HttpRequest, signal: AbortSignal): Response {
		const { headers, path, text, requestId } = request;
		if (text.length > maxBody) {
			return problemResponse(
				refusalOf('payload_too_large', 'The body may have at most 100 KB.'),
				requestId,
			);
		}
		const chosen = choose();
		const credentials = credentialsOf(headers);
		const session = sessionOf(state, credentials, chosen.now());
		const token = personalTokenOf(state, credentials.token, chosen.now());
		let cookie: string | undefined;
		const context = {
			...{ state, chosen, session: session?.id ?? '', tokenScope: token?.scope },
			user: session?.userId ?? token?.userId ?? '',
			userAgent: headers.get('user-agent'),
			setCookie: (value: string | undefined) => {
				cookie = `${cookieName}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${value ? '' : '; Max-Age=0'}`;
			},
		};
		const backend: Backend = {
			run: (name, procedure, readInput) =>
				perform(context, {
					...{ name, procedure, readInput },
					idempotencyKey: headers.get('idempotency-key'),
				}),
			cookie: () => cookie,
		};
		if (path === '/events') {
			const isLive = () =>
				token ? state.personalTokens.has(token.id) : isOpen(state, session?.id, settings.now());
			return openEvents(streams, { state, user: context.user, isLive }, { request, signal });
		}
		return path.startsWith('/trpc/') ? answerTrpc(request, backend) : answerRest(request, backend);
	}

	const send: typeof fetch = async (input, init) => {
		const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init);
		request.signal.throwIfAborted();
		const { pathname, searchParams: query } = new URL(request.url);
		const requestId = crypto.randomUUID();
		const read = {
			...{ method: request.method, headers: request.headers, query, requestId },
			text: await request.text(),
			path: pathname.replace(/^\/api(?=\/|$)/, ''),
		};
		request.signal.throwIfAborted();
		const response = pathname.startsWith('/api/')
			? withSettings(settings, () => {
					applyClinic(state.clinic);
					const answered = answer(read, request.signal);
					streams.tell(state.told.splice(0));
					return answered;
				})
			: problemResponse(refusalOf('not_found', 'There is nothing at this address.'), requestId);
		response.headers.set('x-request-id', requestId);
		return response;
	};

	return {
		url: origin,
		fetch: send,
		signUp: (name) => signUp(send, name),
	};
}

const cookieName = 'hms_session';

function credentialsOf(headers: Headers) {
	const authorization = headers.get('authorization');
	if (authorization !== null) {
		return { token: /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1] ?? '' };
	}
	const pairs = headers.get('cookie')?.split(';') ?? [];
	const values = pairs.map((pair) => pair.trim().split('='));
	return { token: undefined, cookie: values.find(([key]) => key === cookieName)?.[1] };
}

async function signUp(send: typeof fetch, name: string): Promise<TestUser> {
	const email = `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '.')}@clinic.example`;
	const password = 'seven quiet lanterns';
	const response = await send(`${origin}/api/auth/register`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ name, email, password }),
	});
	const body: unknown = await response.json();
	if (response.status !== 201) throw new Error(`registering failed: ${JSON.stringify(body)}`);
	const { user, token, refreshToken } = body as SessionAnswer; // of the rule for registering
	return {
		...{ user, email, password, token, refreshToken },
		fetch: (input, init) => {
			const request = new Request(typeof input === 'string' ? new URL(input, origin) : input, init);
			request.headers.set('authorization', `Bearer ${token}`);
			return send(request);
		},
	};
}

function settingsOf({
	today,
	now,
	timeZone = 'UTC',
	...options
}: TestClinicOptions): ClinicSettings {
	const country = countrySchema.nullable().parse(options.country ?? null);
	if (today === undefined) return { timeZone, country, now: now ?? Date.now };
	if (!isPlainDate(today)) throw new RangeError(`${today} is not a day, written YYYY-MM-DD`);
	const noon = Date.parse(`${today}T12:00:00Z`);
	return { timeZone, country, now: now ?? (() => noon) };
}

/** Runs work under a clinic's settings, which the contract's rules about days go by. It is synchronous, so that nothing else does. */
function withSettings<T>(settings: ClinicSettings, work: () => T): T {
	const before = clinicSettings();
	setClinicSettings(settings);
	try {
		return work();
	} finally {
		setClinicSettings(before);
	}
}
