import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { DomainError } from '@hms/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a browser says that the page which sent this is one of ours; `publicUrl` is where people see us. */
function isSameOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
	const site = request.headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin' || site === 'none';
	const { origin } = request.headers;
	if (origin === undefined) return false;
	// The name was checked to be one of ours; what a proxy says of another one is not.
	return origin === (publicUrl ?? `${request.protocol}://${request.headers.host}`);
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

/**
 * What a page may load: our own files, and of the scripts written into it only those that `scripts` names, each by its
 * hash or nonce ("'sha256-…'"). What somebody smuggles into a page does not run.
 *
 * Styles may be inline, because the components write sizes and colours into attributes and style elements of their own.
 * Nothing can be sent anywhere with them: pictures, fonts and requests go to this origin alone.
 */
function contentSecurityPolicy(scripts: readonly string[] = []): string {
	return [
		"default-src 'none'",
		["script-src 'self'", ...scripts].join(' '),
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join('; ');
}

/** What Helmet would put on an answer. It is the same each time, so Helmet is asked once. */
function helmetHeaders(options: HelmetOptions): OutgoingHttpHeaders {
	const answer = new ServerResponse(new IncomingMessage(new Socket()));
	helmet(options)(answer.req, answer, () => undefined);
	return answer.getHeaders();
}

const strict = {
	crossOriginEmbedderPolicy: false,
	xFrameOptions: { action: 'deny' },
	referrerPolicy: { policy: 'same-origin' },
} satisfies HelmetOptions;

/** What only means something for a page is left out: half as many bytes, on answers of which there are many. */
const ofData = {
	...strict,
	contentSecurityPolicy: {
		useDefaults: false,
		directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
	},
	originAgentCluster: false,
	xDnsPrefetchControl: false,
	xDownloadOptions: false,
	xPermittedCrossDomainPolicies: false,
	xXssProtection: false,
} satisfies HelmetOptions;

const ofPages = helmetHeaders({
	...strict,
	// That of a page depends on the page; whether there is https, every answer says.
	contentSecurityPolicy: false,
	strictTransportSecurity: false,
});

/** Puts the headers on a page that protect its reader. @param scripts see `contentSecurityPolicy` */
export function protectPage(reply: FastifyReply, scripts?: readonly string[]): void {
	reply.headers({ ...ofPages, 'content-security-policy': contentSecurityPolicy(scripts) });
}

/** Puts the headers on an answer that protect a browser's user. */
export type Protect = (reply: FastifyReply) => void;

/** Protects every answer as what is data; what is a page calls `protectPage`, too. */
export function security(app: FastifyInstance, { https }: { https: boolean }): Protect {
	const headers = helmetHeaders({
		...ofData,
		strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
	});
	const protect: Protect = (reply) => void reply.headers(headers);
	app.addHook('onRequest', (_request, reply, done) => {
		protect(reply);
		done();
	});
	return protect;
}
