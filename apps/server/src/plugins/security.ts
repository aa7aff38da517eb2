import helmet from '@fastify/helmet';
import { DomainError } from '@hms/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a browser says that the page which sent this is one of ours; `publicUrl` is where people see us. */
function isSameOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
	const site = request.headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin' || site === 'none';
	const { origin } = request.headers;
	if (origin === undefined) return false;
	return origin === (publicUrl ?? `${request.protocol}://${request.host}`);
}

/**
 * What protects a browser's user. A request that could change something and is known by its cookie must come from our
 * own pages; a program that sends its token is not concerned, because no other site can make a browser send that. One
 * that only reads is known by its cookie unless it says that it comes from elsewhere, as a script of another site has to.
 * @throws DomainError `forbidden`
 */
export function mayUseCookie(request: FastifyRequest, publicUrl: string | undefined): boolean {
	const ours = isSameOrigin(request, publicUrl);
	if (safeMethods.has(request.method)) return ours || request.headers.origin === undefined;
	if (ours) return true;
	throw new DomainError(
		'forbidden',
		'A request with a cookie must come from a page of this system.',
	);
}

export async function security(app: FastifyInstance, { https }: { https: boolean }): Promise<void> {
	await app.register(helmet, {
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'self'"],
				// Next writes its first data into the page as inline scripts, and Mantine its styles.
				scriptSrc: ["'self'", "'unsafe-inline'"],
				styleSrc: ["'self'", "'unsafe-inline'"],
				imgSrc: ["'self'", 'data:'],
				fontSrc: ["'self'"],
				connectSrc: ["'self'"],
				objectSrc: ["'none'"],
				baseUri: ["'self'"],
				formAction: ["'self'"],
				frameAncestors: ["'none'"],
			},
		},
		crossOriginEmbedderPolicy: false,
		hsts: https ? { maxAge: 31_536_000 } : false,
		frameguard: { action: 'deny' },
		referrerPolicy: { policy: 'same-origin' },
	});
}
