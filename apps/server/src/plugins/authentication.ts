import cookie from '@fastify/cookie';
import { type Context, proofOfCookie, type Services } from '@hms/api';
import type { SessionProof } from '@hms/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayUseCookie } from './security.ts';

declare module 'fastify' {
	interface FastifyRequest {
		/** What the request says of its session; null without a token or cookie that could be one of ours. */
		session: SessionProof | null;
	}
}

export interface Authentication {
	services: Services;
	publicUrl: string | undefined;
	https: boolean;
	onCall: Context['onCall'];
}

/** A browser takes a `__Host-` cookie only from https, and then from nobody but this very host. */
const cookieName = (https: boolean) => (https ? '__Host-hms_session' : 'hms_session');

/** Finds out what each request says of its session, and how procedures are told. */
export async function authentication(
	app: FastifyInstance,
	{ services, publicUrl, https, onCall }: Authentication,
) {
	await app.register(cookie);
	app.decorateRequest('session', null);
	app.addHook('onRequest', async (request) => {
		request.session = await proofOf(request);
	});

	async function proofOf(request: FastifyRequest): Promise<SessionProof | null> {
		const { authorization } = request.headers;
		if (authorization !== undefined) {
			const [, token] = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization) ?? [];
			return token ? services.tokens.verify(token) : null;
		}
		const value = onlyCookie(request.headers.cookie, cookieName(https));
		const proof = value ? proofOfCookie(value) : null;
		return proof && mayUseCookie(request, publicUrl) ? proof : null;
	}

	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;

	return (request: FastifyRequest, reply: FastifyReply): Context => ({
		services,
		onCall,
		requestId: request.id,
		address: request.ip,
		userAgent: request.headers['user-agent'] ?? null,
		session: request.session,
		idempotencyKey: headerOf(request, 'idempotency-key'),
		cookie: {
			set: (value, maxAge) =>
				void reply.setCookie(cookieName(https), value, { ...options, maxAge }),
			clear: () => void reply.clearCookie(cookieName(https), options),
		},
	});
}

export type ContextOf = Awaited<ReturnType<typeof authentication>>;

/**
 * A cookie by its name, if there is one of that name with one value. Two mean that somebody else could put one into this
 * browser, another program on this host for example, and nothing tells which is ours.
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
