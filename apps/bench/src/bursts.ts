import { setTimeout as delay } from 'node:timers/promises';
import { type Counted, type Counters, processorMs } from './counters.ts';
import { type Burst, measure, type Reading } from './load.ts';
import type { SessionKind } from './sessions.ts';
import type { Subject } from './subjects.ts';
import { type LoadSettings, requestsOf, virtualUsers } from './virtual-users.ts';
import type { Work } from './works.ts';

/** What a burst took besides time: transactions and blocks of each request, and more. */
export interface Cost extends Counted {
	/** Processor time for each answered procedure in milliseconds, of the subject and of PostgreSQL. */
	ownMs: number;
	postgresMs: number;
	/** How much of one core the load generator took. */
	generator: number;
}

/** So short a load makes each of PostgreSQL's processes that took part add what it counted. */
const flushSeconds = 0.05;

/** When a subject's database last added what it counted. */
const lastCounted = new WeakMap<Subject, number>();

/** Puts a burst of load on a subject, and counts what it took. @throws Error if a single answer was wrong or missing */
export async function burst(
	subject: Subject,
	work: Work,
	kind: SessionKind,
	late: string[],
	counters: Counters,
	{ connections, seconds }: Burst,
): Promise<Reading & Cost> {
	const { program, database, rows } = subject;
	const settings: LoadSettings = {
		kind,
		api: subject.apiOf(kind),
		sessions: await subject.sessionsOf(kind),
		rows,
		late,
	};
	const next = requestsOf(work, virtualUsers(settings, connections));
	const load = (time: number) => measure(program.url, { connections, seconds: time }, next);

	// What was counted of the last burst is added now, so that it is none of this one.
	const since = performance.now() - (lastCounted.get(subject) ?? Number.NEGATIVE_INFINITY);
	if (since < counters.intervalMs) await delay(counters.intervalMs - since);
	await load(flushSeconds);
	const before = await counters.counted(database);
	const postgresMs = await counters.postgresMs(database);
	const ownMs = processorMs(program.pid);
	const generator = process.cpuUsage();
	const reading = await load(seconds);
	const generated = process.cpuUsage(generator);
	const usedMs = processorMs(program.pid) - ownMs;
	const usedByPostgresMs = (await counters.postgresMs(database)) - postgresMs;
	await delay(counters.intervalMs);
	const flush = await load(flushSeconds);
	lastCounted.set(subject, performance.now());
	const after = await counters.counted(database);
	const requests = reading.requests + flush.requests;
	const each = (name: keyof Counted) => (after[name] - before[name]) / requests;
	return {
		rate: reading.rate,
		p50: reading.p50,
		p99: reading.p99,
		transactions: each('transactions'),
		blocks: each('blocks'),
		blocksRead: each('blocksRead'),
		ownMs: usedMs / reading.procedures,
		postgresMs: usedByPostgresMs / reading.procedures,
		generator: (generated.user + generated.system) / 1_000_000 / seconds,
	};
}
