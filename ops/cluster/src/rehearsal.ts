import { rmSync, symlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.ts';
import { Cluster } from './cluster.ts';
import type { Layout } from './layout.ts';
import { differences, root, untilReady, verifyAudit } from './look.ts';
import type { Machine } from './machine.ts';
import { type Figures, figuresOf } from './report.ts';
import { Journal, Writer } from './writer.ts';

const writers = 8;

/** Milliseconds of undisturbed work before and after each step. */
const calmMs = 5_000;

/** Milliseconds for which a machine is stalled: longer than its lock in etcd and the statements on it last. */
const stallMs = 20_000;

/** What is done to the cluster, and what it may cost. */
interface Step {
	name: string;
	/** The most seconds in which no write is acknowledged. */
	limit: number;
	/** Whether a request may fail. */
	mayFail: boolean;
	run: (cluster: Cluster) => Promise<void>;
}

/** The steps of every rehearsal. */
export const steps: Step[] = [
	{ name: 'nothing', limit: 2, mayFail: false, run: () => pause(calmMs) },
	{
		name: 'rolling restart of the product',
		limit: 2,
		mayFail: false,
		run: restartOneByOne,
	},
	{
		name: 'kill -9: a node of the product',
		limit: 10,
		mayFail: true,
		run: async (cluster) => {
			const [machine] = cluster.layout.products as [Machine];
			await machine.signal('SIGKILL');
			await pause(calmMs);
			machine.start();
			await untilReady(machine);
		},
	},
	{
		name: 'planned switchover of PostgreSQL',
		limit: 2,
		mayFail: true,
		run: (cluster) => cluster.switchover(),
	},
	{
		name: 'kill -9: PostgreSQL on the primary',
		limit: 10,
		mayFail: true,
		run: async (cluster) => (await cluster.primary()).killPostgres(),
	},
	{
		name: 'kill -9: all of the primary’s machine',
		limit: 10,
		mayFail: true,
		run: async (cluster) => {
			const machine = await cluster.primary();
			await machine.signal('SIGKILL');
			await pause(stallMs);
			machine.start();
		},
	},
	{
		name: 'the primary’s machine stalls, and goes on',
		limit: 10,
		mayFail: true,
		run: async (cluster) => {
			const machine = await cluster.primary();
			await machine.signal('SIGSTOP');
			await pause(stallMs);
			await machine.signal('SIGCONT');
		},
	},
];

/** The step of a rehearsal that has begun with another version: the first node of this one changes the schema. */
export const upgrade: Step = {
	name: 'rolling upgrade of the product',
	limit: 2,
	mayFail: false,
	run: async (cluster) => {
		const { productLink } = cluster.layout;
		rmSync(productLink);
		symlinkSync(root, productLink);
		await restartOneByOne(cluster);
	},
};

async function restartOneByOne(cluster: Cluster): Promise<void> {
	for (const machine of cluster.layout.products) {
		await machine.stop();
		machine.start();
		await untilReady(machine);
		// HAProxy looks twice, half a second apart.
		await pause(2_000);
	}
}

export interface Outcome {
	figures: Figures[];
	journal: Journal;
}

/** Starts the cluster, takes the steps while writers write, and compares the data with what they were told. */
export async function rehearse(
	layout: Layout,
	chosen: Step[],
	{ say, signal }: { say: (line: string) => void; signal: AbortSignal },
): Promise<Outcome> {
	const cluster = new Cluster(layout);
	for (const machine of [...layout.databases, layout.proxy]) machine.start();
	await cluster.untilWhole();
	for (const machine of layout.products) machine.start();
	for (const machine of layout.products) await untilReady(machine);
	await cluster.untilServed();
	say('All runs.');

	const journal = new Journal();
	const clients = Array.from(
		{ length: writers },
		(_, n) => new Client(layout.url, layout.ca, `${layout.network}.${101 + n}`),
	);
	const staff = clients.map((client, n) => new Writer(client, `writer${n + 1}`, journal));
	for (const one of staff) await one.register();
	let isOver = false;
	const work = Promise.all(staff.map((one) => one.run(() => isOver)));
	// Awaited at the end; an error before that ends the rehearsal there.
	work.catch(() => undefined);

	const figures: Figures[] = [];
	for (const step of chosen) {
		signal.throwIfAborted();
		await pause(calmMs);
		const from = performance.now();
		await step.run(cluster);
		await pause(calmMs);
		await cluster.untilWhole();
		const figure = figuresOf(step, journal, { from, until: performance.now() });
		figures.push(figure);
		say(`${step.name}: ${figure.outage.toFixed(2)} s without a write`);
	}
	isOver = true;
	await work;
	for (const client of clients) client.close();
	await verify(cluster, journal);
	return { figures, journal };
}

/** Adds to the journal what is not in the database as writers were told, on any member. */
async function verify(cluster: Cluster, journal: Journal): Promise<void> {
	await cluster.untilWhole();
	const { databases, databaseUrl } = cluster.layout;
	for (const member of databases) {
		const patients = await cluster.patients(member);
		journal.violations.push(...differences(journal, { name: member.name, patients }));
	}
	await verifyAudit(databaseUrl).catch((error: Error) =>
		journal.violations.push(`verify-audit: ${error.message}`),
	);
}
