import { createHash, timingSafeEqual } from 'node:crypto';
import type { BackupReport, ProcedureCall, Services } from '@hms/api';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import manifest from '../../package.json' with { type: 'json' };
import { diskRoom } from '../disk-room.ts';
import type { EventStreams } from '../event-streams.ts';
import type { RecordFailures } from '../records.ts';
import { apiPath, noSuchPath } from './request-url.ts';
import type { RequestObserver } from './requests.ts';

/** Seconds, from a small read to the longest that people wait. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** These methods have a series each; a client can send any other. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
export const knownMethod = (method: string) => (methods.has(method) ? method : 'other');

/** The metrics of a process, in Prometheus's format. */
export interface Metrics {
	registry: Registry;
	observer: RequestObserver;
	onCall(call: ProcedureCall): void;
	/** Measures whether the system is ready, by a check that throws if it is not. */
	measureReadiness(requireReady: () => Promise<void>): void;
}

/** What is measured besides the services. */
export interface Measured {
	streams: EventStreams;
	recordFailures: RecordFailures;
	/** The folders on whose disks the process writes, by the setting that names them. */
	folders: Record<string, string>;
}

/** Creates the metrics of a process. Labels have few values: patterns and names of the program, never data of a request. */
export function createMetrics(
	{ passwords, database, backups, accesses }: Services,
	{ streams, recordFailures, folders }: Measured,
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
	gauge(
		'hms_access_records_waiting',
		'Reads of patients that are not yet recorded.',
		() => accesses.waiting,
	);
	measureRecords(recordFailures, registers);
	measureDisks(folders, registers);
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
			ended(_request, { method, route, status, milliseconds }) {
				inFlight.dec();
				requests.observe(
					{ method: knownMethod(method), route: route ?? 'none', status },
					milliseconds / 1000,
				);
			},
		},
		onCall: ({ procedure, outcome, seconds }) => calls.observe({ procedure, outcome }, seconds),
		measureReadiness: (requireReady) => void measureReadiness(requireReady, registers),
	};
}

const measureReadiness = (requireReady: () => Promise<void>, registers: Registry[]) =>
	new Gauge({
		name: 'hms_ready',
		help: 'Whether GET /api/health/ready is 200: 1 or 0.',
		registers,
		async collect() {
			this.set(
				await requireReady().then(
					() => 1,
					() => 0,
				),
			);
		},
	});

function measureRecords(failures: RecordFailures, registers: Registry[]): void {
	new Counter({
		name: 'hms_record_failures_total',
		help: 'Writes that failed and are tried again: of who saw patients ("accesses"), of the chain of the history ("history").',
		labelNames: ['record'],
		registers,
		collect() {
			this.reset();
			for (const record of ['accesses', 'history'] as const) this.inc({ record }, failures[record]);
		},
	});
}

function measureDisks(folders: Record<string, string>, registers: Registry[]): void {
	const rooms = Object.entries(folders).map(([folder, path]) => ({ folder, room: diskRoom(path) }));
	new Gauge({
		name: 'hms_disk_free_bytes',
		help: 'What may still be written on the disk of a folder, which is named by its setting; 0 where the folder is not there.',
		labelNames: ['folder'],
		registers,
		async collect() {
			for (const { folder, room } of rooms) this.set({ folder }, await room());
		},
	});
}

function measureBackups(backups: BackupReport, registers: Registry[]): void {
	new Gauge({
		name: 'hms_backup_missing',
		help: 'Whether the backup that was due failed, or is overdue: 1 or 0.',
		registers,
		collect() {
			this.set(backups.status().state === 'on_time' ? 0 : 1);
		},
	});
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
}
