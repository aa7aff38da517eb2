import cookie from '@fastify/cookie';
import { bearerCredentials, type Context, cachedCookieCredentials, type Services } from '@hms/api';
import type { SessionCredentials } from '@hms/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tracing } from '../telemetry/tracing.ts';
import { acceptsCookie } from './security.ts';

declare module 'fastify' {
	interface FastifyRequest {
		/** The request's session credentials; null without a token or cookie of the right format. */
		session: SessionCredentials | null;
	}
}

export interface Authentication {
	services: Services;
	publicUrl: string | undefined;
	https: boolean;
	onCall: Context['onCall'];
	/** Undefined: nothing is traced. */
	tracing: Tracing | undefined;
}

/** Browsers accept a `__Host-` cookie only over https and only from this very host. */
const cookieName = (https: boolean) => (https ? '__Host-hms_session' : 'hms_session');

const deviceCookieName = (https: boolean) => (https ? '__Host-hms_device' : 'hms_device');

/** Reads the session credentials of each request. @returns makes the context for procedures */
export async function authentication(
	app: FastifyInstance,
	{ services, publicUrl, https, onCall, tracing }: Authentication,
) {
	await app.register(cookie);
	app.decorateRequest('session', null);
	app.addHook('onRequest', async (request) => {
		request.session = await credentialsOf(request);
	});

	async function credentialsOf(request: FastifyRequest): Promise<SessionCredentials | null> {
		const { authorization } = request.headers;
		if (authorization !== undefined) {
			const [, token] = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization) ?? [];
			return token ? bearerCredentials(token, services.tokens) : null;
		}
		const value = onlyCookie(request.headers.cookie, cookieName(https));
		const credentials = value ? cachedCookieCredentials(value, services.tokens.cache) : null;
		return credentials && acceptsCookie(request, publicUrl) ? credentials : null;
	}

	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;

	return (request: FastifyRequest, reply: FastifyReply): Context => ({
		services,
		onCall,
		trace: tracing?.callsOf(request),
		requestId: request.id,
		// Without PUBLIC_URL the name is one of this machine, see `requireOwnHost`.
		origin: publicUrl ?? `http://${request.headers.host ?? 'localhost'}`,
		address: request.ip,
		userAgent: request.headers['user-agent'] ?? null,
		acceptLanguage: request.headers['accept-language'] ?? null,
		session: request.session,
		idempotencyKey: headerOf(request, 'idempotency-key'),
		cookie: {
			set: (value, maxAge) =>
				void reply.setCookie(cookieName(https), value, { ...options, maxAge }),
			clear: () => void reply.clearCookie(cookieName(https), options),
		},
		deviceCookie: {
			// Read by sign-ins alone.
			get value() {
				return onlyCookie(request.headers.cookie, deviceCookieName(https)) ?? null;
			},
			set: (value, maxAge) =>
				void reply.setCookie(deviceCookieName(https), value, { ...options, maxAge }),
		},
	});
}

export type ContextOf = Awaited<ReturnType<typeof authentication>>;

/**
 * A cookie's value, if there is only one cookie of that name. With two of them somebody else, such as another program on this
 * host, may have set one, and the server cannot tell which.
 */
function onlyCookie(header = '', name: string): string | undefined {
	const values = header.split(';').flatMap((pair) => {
		const [key, ...value] = pair.split('=');
		return key?.trim() === name ? [value.join('=').trim()] : [];
	});
	return new Set(values).size === 1 ? values[0] : undefined;
}

function headerOf({ headers }: FastifyRequest, name: string): string | null {
	const value = headers[name];
	return typeof value === 'string' ? value : null;
}
