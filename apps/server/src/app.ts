import { randomUUID } from 'node:crypto';
import type { Services } from '@hms/api';
import type { Pages } from '@hms/web';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Config } from './config.ts';
import { EventStreams } from './event-streams.ts';
import { admission } from './plugins/admission.ts';
import { authentication } from './plugins/authentication.ts';
import { drainTooLargeBody, jsonOnly } from './plugins/bodies.ts';
import { cors } from './plugins/cors.ts';
import { docs } from './plugins/docs.ts';
import { events } from './plugins/events.ts';
import { exports } from './plugins/exports.ts';
import { closeGracefully } from './plugins/graceful-closing.ts';
import { singleHeaders } from './plugins/headers.ts';
import { health, readiness } from './plugins/health.ts';
import { requireOwnHost } from './plugins/host-names.ts';
import { pageFiles, pageHandler } from './plugins/pages.ts';
import { problemBodies, sendProblem } from './plugins/problems.ts';
import { addresses, isApi, noSuchPath, originForm } from './plugins/request-url.ts';
import { refuseBrokenHttp, requestTracker } from './plugins/requests.ts';
import { rest } from './plugins/rest.ts';
import { dataHeaders, security } from './plugins/security.ts';
import { trpc } from './plugins/trpc.ts';
import { mayUpgrade, upgrades } from './plugins/upgrades.ts';
import { addVersionHeader, clientVersions } from './plugins/versions.ts';
import type { RecordFailures } from './records.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

/** The maximum size of a body, in bytes. */
const bodyLimit = 100 * 1024;

/** Timeouts, in milliseconds. */
export interface Timeouts {
	/** Until the headers of a request have arrived. */
	headersMs: number;
	/** Until headers and body have arrived. */
	requestMs: number;
	/** Between two checks of these timeouts. */
	checkIntervalMs: number;
	/** Until a request that runs while the server closes is answered. */
	closingMs: number;
	/** Until a download of which nothing is read any more is broken off. It is longer than reading a page of it takes. */
	unreadMs: number;
}

const defaultTimeouts: Timeouts = {
	headersMs: 15_000,
	requestMs: 60_000,
	checkIntervalMs: 5_000,
	closingMs: 6_000,
	unreadMs: 60_000,
};

export interface AppOptions {
	config: Pick<
		Config,
		| 'trustProxy'
		| 'host'
		| 'publicUrl'
		| 'corsOrigins'
		| 'metricsToken'
		| 'shutdownDelaySeconds'
		| 'requests'
		| 'dataDir'
		| 'backups'
	>;
	services: Services;
	recordFailures: RecordFailures;
	/** Undefined: neither traces nor metrics are sent. */
	telemetry?: Telemetry | undefined;
	/** The web app; without it only the API is served. */
	pages?: Pages;
	timeouts?: Partial<Timeouts>;
	log: FastifyBaseLogger;
	/** Aborts the wait for running requests while the server closes. */
	forceClose?: AbortSignal;
}

const foldersOf = ({ dataDir, backups }: Pick<Config, 'dataDir' | 'backups'>) => ({
	DATA_DIR: dataDir,
	...(backups ? { BACKUP_DIR: backups.folder } : {}),
});

/** Builds the server, with its parts in the order in which a request passes them. */
export async function buildApp(parts: AppOptions): Promise<FastifyInstance> {
	const { config, services, recordFailures, telemetry, pages } = parts;
	const timeouts = { ...defaultTimeouts, ...parts.timeouts };
	const https = config.publicUrl?.startsWith('https:') ?? false;
	const headers = dataHeaders({ https });
	const streams = new EventStreams(services, parts.log);
	const tracing = telemetry?.tracing;
	const measures = config.metricsToken !== undefined || telemetry?.sendsMetrics;
	// Loaded on demand: the package that measures loads a part of OpenTelemetry.
	const measuring = measures ? await import('./plugins/metrics.ts') : undefined;
	const folders = foldersOf(config);
	const metrics = measuring?.createMetrics(services, { streams, recordFailures, folders });
	const track = requestTracker([metrics?.observer, tracing].filter((one) => one !== undefined));
	const app = Fastify({
		loggerInstance: parts.log,
		logController: new LogController({ disableRequestLogging: true }),
		genReqId: () => randomUUID(),
		bodyLimit,
		requestTimeout: timeouts.requestMs,
		http: {
			headersTimeout: timeouts.headersMs,
			connectionsCheckingInterval: timeouts.checkIntervalMs,
			// A missing Host header is refused with a problem body, see `requireOwnHost`.
			requireHostHeader: false,
			shouldUpgradeCallback: mayUpgrade(pages?.changes),
		},
		// A batch of procedures is one parameter of its path.
		routerOptions: { maxParamLength: 2000 },
		rewriteUrl: originForm,
		clientErrorHandler: refuseBrokenHttp(headers),
		// While it closes, requests on open connections are still answered.
		return503OnClosing: false,
		trustProxy: config.trustProxy ?? false,
		frameworkErrors: (error, request, reply) => {
			track(request, reply);
			addVersionHeader(request, reply);
			protect(reply);
			return sendProblem(request, reply, error);
		},
	});

	// Without a listener Node itself answers an unknown `Expect` header, without a problem body.
	app.server.on('checkExpectation', (request, response) => {
		app.server.emit('request', request, response);
	});
	problemBodies(app);
	jsonOnly(app);
	drainTooLargeBody(app);
	upgrades(app, headers, pages?.changes);
	const closing = closeGracefully(app, {
		delaySeconds: config.shutdownDelaySeconds,
		timeoutMs: timeouts.closingMs,
		forceClose: parts.forceClose,
	});
	app.addHook('onRequest', (request, reply, done) => {
		track(request, reply);
		reply.header('x-request-id', request.id);
		addVersionHeader(request, reply);
		done();
	});
	const protect = security(app, headers);
	singleHeaders(app);
	requireOwnHost(app, config);
	cors(app, config.corsOrigins);
	clientVersions(app);
	const refuse = addresses(app);
	const contextOf = await authentication(app, {
		services,
		publicUrl: config.publicUrl,
		https,
		onCall: metrics?.onCall,
		tracing,
	});
	const admit = admission(config.requests);
	await trpc(app, contextOf, { admit, refuse });
	rest(app, contextOf, { admit, refuse });
	events(app, services, streams);
	app.addHook('onListen', async () => streams.listen());
	exports(app, contextOf, { admit, unreadMs: timeouts.unreadMs });
	const requireReady = readiness(services.database.system, closing);
	health(app, services, requireReady);
	await docs(app);
	if (measuring && metrics) {
		metrics.measureReadiness(requireReady);
		if (config.metricsToken) measuring.metricsPage(app, metrics, config.metricsToken);
		telemetry?.sendMetrics(metrics.registry);
	}

	if (pages) await pageFiles(app, pages);
	const servePage = pages && pageHandler(pages, services);
	app.setNotFoundHandler((request, reply) => {
		if (isApi(request.url)) return refuse(request, reply);
		if (servePage) return servePage(request, reply);
		throw noSuchPath();
	});
	return app;
}
