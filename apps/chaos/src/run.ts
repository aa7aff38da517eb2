import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.ts';
import { fakeClock } from './clock.ts';
import { mountSmallDisk } from './disk.ts';
import { bigFaults, ConnectionCutter, type Fault, faultNames } from './faults.ts';
import { Journal } from './journal.ts';
import { Product } from './product.ts';
import { Random } from './random.ts';
import { Session } from './session.ts';
import { verify } from './verify.ts';
import { work } from './work.ts';

export interface ChaosOptions {
	/** How long faults are injected; each kind that the machine can have happens once at least, whatever this says. */
	seconds: number;
	seed: number;
	/** Names of faults to leave out. */
	without?: string[];
	/** Milliseconds of undisturbed work between two faults after which the product has to come back. */
	restMs?: number;
	/** Milliseconds between two connections of the database that are cut. */
	cutEveryMs?: number;
	/** Ends the faults early; what was done until then is verified. */
	signal?: AbortSignal;
	say?: (line: string) => void;
}

export interface Report {
	seed: number;
	/** Seconds until a write was acknowledged again, by fault. */
	recoveries: Map<string, number[]>;
	/** What this machine cannot have, and why. */
	skipped: string[];
	cutConnections: number;
	cutAtCommit: number;
	journal: Journal;
	starts: number;
	checked: string[];
}

/** The longest that the product may take to come back, in seconds. */
const recoveryLimit = 60;
const people = 4;
const clientsOfEach = 3;

/** Runs the product under faults and load, and verifies afterwards that it kept every promise. */
export async function runChaos(options: ChaosOptions): Promise<Report> {
	const { seed, without = [], say = () => undefined } = options;
	const folder = await mkdtemp(join(tmpdir(), 'hms-chaos-'));
	const outside = await mkdtemp(join(tmpdir(), 'hms-chaos-clock-'));
	// PostgreSQL reads the clock too, and may run as another account.
	await chmod(outside, 0o755);
	const leftOut = (name: string) => (without.includes(name) ? 'is left out' : undefined);
	const disk = leftOut(faultNames.disk) ?? mountSmallDisk(folder);
	const clock = leftOut(faultNames.clock) ?? fakeClock(outside);
	const product = new Product(folder, typeof clock === 'string' ? {} : clock.env);
	try {
		await product.start();
		await product.untilReady();
		const random = new Random(seed);
		const faults = bigFaults(product, random, { disk, clock }).filter(
			({ name }) => !without.includes(name),
		);
		const found = await disturb(product, faults, options, random);
		say('verifying');
		await product.asSuperuser((sql) => sql`select 1`);
		const checked = await verify(await product.superuser(), found.journal);
		const audit = await product.verifyAudit();
		if (audit.isIntact) checked.push('the chains of the history and of the reads are intact');
		else found.journal.violate(`verify-audit: ${audit.text}`);
		const skipped = [
			...(typeof disk === 'string' ? [`full disk: ${disk}`] : []),
			...(typeof clock === 'string' ? [`clock: ${clock}`] : []),
		];
		return { seed, ...found, skipped, starts: product.starts, checked };
	} finally {
		await product.stop();
		if (typeof disk !== 'string') disk.remove();
		for (const path of [folder, outside]) {
			await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
		}
	}
}

async function disturb(
	product: Product,
	faults: Fault[],
	{ seconds, restMs = 4000, cutEveryMs = 10, signal, say = () => undefined }: ChaosOptions,
	random: Random,
) {
	const journal = new Journal();
	// Clients go on until what they have begun is answered, for a limited time.
	let hasEnded = false;
	const surroundings = { journal, random, hasEnded: () => hasEnded };
	const colleagues = Array.from(
		{ length: people },
		(_, n) => new Session(product.url, `nurse${n}@example.com`, n % 2 === 1, surroundings),
	);
	for (const [n, session] of colleagues.entries()) await session.enter(`Nurse ${n}`);
	const clients = colleagues.flatMap((session, n) =>
		Array.from(
			{ length: clientsOfEach },
			(_, lane) => new Client(session, `p${n}-${lane}`, { ...surroundings, colleagues }),
		),
	);
	const [first] = colleagues;
	if (!first) throw new Error('there is nobody');
	const probe = new Client(first, 'probe', { ...surroundings, colleagues });
	const cutter = new ConnectionCutter(product);
	await cutter.prepare();
	const working = Promise.all(
		clients.map((client) =>
			work(client).catch((error: unknown) => journal.violate(`a client gave up: ${error}`)),
		),
	);
	let isCutting = true;
	const cutting = cutter.run(cutEveryMs, () => !isCutting);
	const recoveries = new Map<string, number[]>();

	const until = performance.now() + seconds * 1000;
	let round: Fault[] = [];
	let isFirstRound = true;
	while (!signal?.aborted && (isFirstRound || performance.now() < until)) {
		if (round.length === 0) round = random.shuffled(faults);
		const fault = round.pop();
		if (!fault) break;
		cutter.isPaused = true;
		await fault.inject();
		const over = performance.now();
		const isBack = await Promise.race([
			probe.register(),
			pause(recoveryLimit * 1000).then(() => false),
		]);
		const took = (performance.now() - over) / 1000;
		if (!isBack) journal.violate(`after "${fault.name}" nothing was served for ${took} s`);
		recoveries.set(fault.name, [...(recoveries.get(fault.name) ?? []), took]);
		say(`${fault.name}: back after ${took.toFixed(2)} s, ${journal.writes} writes`);
		if (round.length === 0) isFirstRound = false;
		cutter.isPaused = false;
		await pause(restMs);
	}
	isCutting = false;
	await cutting;
	await product.untilReady();
	hasEnded = true;
	await working;
	return {
		journal,
		recoveries,
		cutConnections: cutter.count,
		cutAtCommit: cutter.atCommit,
	};
}
