import { createHash, timingSafeEqual } from 'node:crypto';
import type { BackupReport, ProcedureCall, Services } from '@hms/api';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import manifest from '../../package.json' with { type: 'json' };
import type { EventStreams } from '../event-streams.ts';
import { apiPath, noSuchPath } from './request-url.ts';
import type { RequestObserver } from './requests.ts';

/** Seconds, from a small read to the longest that people wait. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** These methods have a series each; a client can send any other. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The metrics of a process, in Prometheus's format. */
export interface Metrics {
	registry: Registry;
	observer: RequestObserver;
	onCall(call: ProcedureCall): void;
}

/** Creates the metrics of a process. Labels have few values: patterns and names of the program, never data of a request. */
export function createMetrics(
	{ passwords, database, backups }: Services,
	streams: EventStreams,
): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const requests = new Histogram({
		name: 'hms_http_request_duration_seconds',
		help: 'Requests that are over, by method, pattern of the path ("none": a page, or unknown) and status.',
		labelNames: ['method', 'route', 'status'],
		buckets,
		registers,
	});
	const calls = new Histogram({
		name: 'hms_procedure_duration_seconds',
		help: 'Calls of procedures over REST and tRPC, each of a batch, by name and by "ok" or the code of the problem.',
		labelNames: ['procedure', 'outcome'],
		buckets,
		registers,
	});
	const inFlight = new Gauge({
		name: 'hms_http_requests_in_flight',
		help: 'Requests that are being answered.',
		registers,
	});
	const gauge = (name: string, help: string, read: () => number) =>
		new Gauge({
			name,
			help,
			registers,
			collect() {
				this.set(read());
			},
		});
	gauge(
		'hms_password_computations',
		'Passwords being hashed or checked.',
		() => passwords.load.running,
	);
	gauge('hms_password_queue', 'Passwords that wait for that.', () => passwords.load.waiting);
	gauge('hms_database_connections_max', 'Connections of the pool.', () => database.load.max);
	gauge(
		'hms_database_connections_held',
		'Those that requests of users hold.',
		() => database.load.held,
	);
	gauge('hms_event_streams', 'Open streams of events.', () => streams.count);
	gauge('hms_database_queue', 'Requests of users that wait for one.', () => database.load.waiting);
	if (backups) measureBackups(backups, registers);
	new Gauge({
		name: 'hms_build_info',
		help: 'Always 1; the version is in the labels.',
		labelNames: ['version', 'node'],
		registers,
	}).set({ version: manifest.version, node: process.version }, 1);

	return {
		registry,
		observer: {
			started: () => inFlight.inc(),
			ended({ method, route, status, milliseconds }) {
				inFlight.dec();
				const known = methods.has(method) ? method : 'other';
				requests.observe({ method: known, route: route ?? 'none', status }, milliseconds / 1000);
			},
		},
		onCall: ({ procedure, outcome, seconds }) => calls.observe({ procedure, outcome }, seconds),
	};
}

function measureBackups(backups: BackupReport, registers: Registry[]): void {
	new Gauge({
		name: 'hms_backup_last_success_timestamp_seconds',
		help: 'When the newest backup in BACKUP_DIR was made; 0: there is none.',
		registers,
		collect() {
			this.set(Date.parse(backups.status().lastAt ?? new Date(0).toISOString()) / 1000);
		},
	});
	new Counter({
		name: 'hms_backup_failures_total',
		help: 'Backups that have failed.',
		registers,
		collect() {
			this.reset();
			this.inc(backups.failures);
		},
	});
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Serves the metrics to requests with the token, and answers others with 404. */
export function metricsPage(app: FastifyInstance, { registry }: Metrics, token: string): void {
	const expected = digest(`Bearer ${token}`);
	app.get(`${apiPath}/metrics`, { config: { hidden: true } }, async (request, reply) => {
		const shown = digest(request.headers.authorization ?? '');
		if (!timingSafeEqual(shown, expected)) throw noSuchPath();
		const text = await registry.metrics();
		return reply.header('cache-control', 'no-store').type(registry.contentType).send(text);
	});
	app.addHook('onClose', async () => registry.clear());
}
