import { randomUUID } from 'node:crypto';
import { DomainError, type Services } from '@hms/api';
import type { Pages } from '@hms/web';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from './config.ts';
import { authentication } from './plugins/authentication.ts';
import { docs } from './plugins/docs.ts';
import { health } from './plugins/health.ts';
import { pageHandler } from './plugins/pages.ts';
import { problems, refuseBrokenHttp, sendProblem } from './plugins/problems.ts';
import { base, refuseUnknown, rest } from './plugins/rest.ts';
import { security } from './plugins/security.ts';
import { trpc } from './plugins/trpc.ts';

/** The largest body taken, in bytes. */
const bodyLimit = 100 * 1024;

export interface AppParts {
	config: Pick<Config, 'logLevel' | 'trustProxy' | 'publicUrl'>;
	services: Services;
	/** The web app; without it only the API is served. */
	pages?: Pages;
}

/** Puts the server together, in the order a request meets its parts. */
export async function buildApp({ config, services, pages }: AppParts): Promise<FastifyInstance> {
	const https = config.publicUrl?.startsWith('https:') ?? false;
	const app = Fastify({
		logger: { level: config.logLevel, base: null },
		logController: new LogController({ disableRequestLogging: true }),
		genReqId: () => randomUUID(),
		bodyLimit,
		// A batch of procedures is one parameter of its path.
		routerOptions: { maxParamLength: 2000 },
		clientErrorHandler: refuseBrokenHttp,
		trustProxy: config.trustProxy ?? false,
		frameworkErrors: (error, request, reply) => sendProblem(request, reply, error),
	});

	problems(app);
	jsonOnly(app);
	endIdleConnections(app);
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id);
		// Fastify knows this method, but takes it for one with a body and asks for its type first.
		if (request.method === 'QUERY') return refuseUnknown(request, reply);
	});
	app.addHook('onResponse', async (request, reply) => {
		request.log.info(
			{
				method: request.method,
				route: request.routeOptions.url ?? null,
				status: reply.statusCode,
				ms: Math.round(reply.elapsedTime * 10) / 10,
				userId: request.session?.userId ?? null,
			},
			'request',
		);
	});
	await security(app, { https });
	const contextOf = await authentication(app, { services, publicUrl: config.publicUrl, https });
	await trpc(app, contextOf);
	rest(app, contextOf);
	health(app, services);
	await docs(app);

	const servePage = pages && pageHandler(pages, services);
	app.setNotFoundHandler((request, reply) => {
		const isApi =
			request.url === base ||
			request.url.startsWith(`${base}/`) ||
			request.url.startsWith(`${base}?`);
		if (isApi) return refuseUnknown(request, reply);
		if (servePage) return servePage(request, reply);
		return sendProblem(
			request,
			reply,
			new DomainError('not_found', 'There is nothing at this address.'),
		);
	});
	return app;
}

/** Bodies are JSON or nothing: every other type can be sent across sites by a form. */
function jsonOnly(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	const parse = app.getDefaultJsonParser('error', 'error');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
		// Many programs say "JSON" of every request, also of one without a body.
		if (body === '') done(null, undefined);
		else parse(request, String(body), done);
	});
}

/** While the server closes: a connection ends once its request is answered, instead of being kept for the next one. */
function endIdleConnections(app: FastifyInstance): void {
	let timer: NodeJS.Timeout;
	app.addHook('preClose', async () => {
		timer = setInterval(() => app.server.closeIdleConnections(), 50);
	});
	app.addHook('onClose', async () => clearInterval(timer));
}
