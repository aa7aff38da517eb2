import { randomUUID } from 'node:crypto';
import type { Services } from '@hms/api';
import type { Pages } from '@hms/web';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Config } from './config.ts';
import { addresses, isApi, noSuchAddress, originForm } from './plugins/addresses.ts';
import { authentication } from './plugins/authentication.ts';
import { drainTooLargeBody, jsonOnly } from './plugins/bodies.ts';
import { closing } from './plugins/closing.ts';
import { cors } from './plugins/cors.ts';
import { docs } from './plugins/docs.ts';
import { singleHeaders } from './plugins/headers.ts';
import { health } from './plugins/health.ts';
import { createMetrics, metricsPage } from './plugins/metrics.ts';
import { requireOwnName } from './plugins/names.ts';
import { pageFiles, pageHandler } from './plugins/pages.ts';
import { problemBodies, sendProblem } from './plugins/problems.ts';
import { refuseBrokenHttp, requestTracker } from './plugins/requests.ts';
import { rest } from './plugins/rest.ts';
import { security } from './plugins/security.ts';
import { trpc } from './plugins/trpc.ts';
import { mayUpgrade, upgrades } from './plugins/upgrades.ts';

/** The largest body taken, in bytes. */
const bodyLimit = 100 * 1024;

/** How long is waited for what, in milliseconds. */
interface Timeouts {
	/** For the headers of a request to arrive. */
	headersMs: number;
	/** Headers and body together. */
	requestMs: number;
	/** Between two looks at who is late. */
	checkIntervalMs: number;
	/** For a request that has begun when the server is stopped. */
	closingMs: number;
}

const defaultTimeouts: Timeouts = {
	headersMs: 15_000,
	requestMs: 60_000,
	checkIntervalMs: 5_000,
	closingMs: 6_000,
};

export interface AppOptions {
	config: Pick<
		Config,
		'trustProxy' | 'host' | 'publicUrl' | 'corsOrigins' | 'metricsToken' | 'shutdownDelaySeconds'
	>;
	services: Services;
	/** The web app; without it only the API is served. */
	pages?: Pages;
	timeouts?: Timeouts;
	log: FastifyBaseLogger;
	/** Says, once it is being stopped, that nobody waits any longer. */
	forceClose?: AbortSignal;
}

/** Puts the server together, in the order a request meets its parts. */
export async function buildApp(parts: AppOptions): Promise<FastifyInstance> {
	const { config, services, pages, timeouts: patience = defaultTimeouts } = parts;
	const https = config.publicUrl?.startsWith('https:') ?? false;
	const metrics = config.metricsToken === undefined ? undefined : createMetrics(services);
	const follow = requestTracker(metrics?.observer);
	const app = Fastify({
		loggerInstance: parts.log,
		logController: new LogController({ disableRequestLogging: true }),
		genReqId: () => randomUUID(),
		bodyLimit,
		requestTimeout: patience.requestMs,
		http: {
			headersTimeout: patience.headersMs,
			connectionsCheckingInterval: patience.checkIntervalMs,
			// We refuse it ourselves, with a problem body.
			requireHostHeader: false,
			shouldUpgradeCallback: mayUpgrade(pages?.changes),
		},
		// A batch of procedures is one parameter of its path.
		routerOptions: { maxParamLength: 2000 },
		rewriteUrl: originForm,
		clientErrorHandler: refuseBrokenHttp,
		// While it ends, it answers what still comes on open connections.
		return503OnClosing: false,
		trustProxy: config.trustProxy ?? false,
		frameworkErrors: (error, request, reply) => {
			follow(request, reply);
			protect(reply);
			return sendProblem(request, reply, error);
		},
	});

	// Without a listener Node answers an `Expect` that it does not know by itself, without a body or an id.
	app.server.on('checkExpectation', (request, response) => {
		app.server.emit('request', request, response);
	});
	problemBodies(app);
	jsonOnly(app);
	drainTooLargeBody(app);
	upgrades(app, pages?.changes);
	const ending = closing(app, {
		delaySeconds: config.shutdownDelaySeconds,
		timeoutMs: patience.closingMs,
		forceClose: parts.forceClose,
	});
	app.addHook('onRequest', (request, reply, done) => {
		follow(request, reply);
		reply.header('x-request-id', request.id);
		done();
	});
	const protect = security(app, { https });
	singleHeaders(app);
	requireOwnName(app, config);
	cors(app, config.corsOrigins);
	const refuse = addresses(app);
	const contextOf = await authentication(app, {
		services,
		publicUrl: config.publicUrl,
		https,
		onCall: metrics?.onCall,
	});
	await trpc(app, contextOf, refuse);
	rest(app, contextOf, refuse);
	health(app, services, ending);
	await docs(app);
	if (metrics && config.metricsToken) metricsPage(app, metrics, config.metricsToken);

	if (pages) await pageFiles(app, pages);
	const servePage = pages && pageHandler(pages, services);
	app.setNotFoundHandler((request, reply) => {
		if (isApi(request.url)) return refuse(request, reply);
		if (servePage) return servePage(request, reply);
		throw noSuchAddress();
	});
	return app;
}
