import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ConnectionTarget, migrateDatabase, startEmbedded } from '@hms/db';
import bcrypt from 'bcrypt';
import { installedMegabytes, overBudget, type Vitals } from './budgets.ts';
import { account, becomePeers, fill, type Size, sample, superuserIn } from './data.ts';
import { findPgbench, measureLimit } from './limit.ts';
import { type Burst, measure, type Reading } from './load.ts';
import { machine, type Row, summarise, table } from './report.ts';
import { register, type Subject, signIn, startProduct, startServer, walk } from './subjects.ts';
import { type Asked, type Sample, type Transport, type Work, works } from './works.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		seconds: { type: 'string', default: '3' },
		connections: { type: 'string', default: '16' },
		patients: { type: 'string', default: '10000' },
		only: { type: 'string', default: '' },
		folder: { type: 'string', default: resolve('.data-bench') },
		soak: { type: 'string', default: '0' },
		save: { type: 'string' },
	},
});
const chosen = works.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0) throw new Error(`no work is called ${values.only}`);
const numbers = (text: string) => text.split(',').map(Number);
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const pgbench = findPgbench();

/** Everything under load, by the name it has in the report. */
interface Contestants {
	/** What PostgreSQL itself does. */
	limit: (asked: Asked[], burst: Burst) => Promise<Reading>;
	/** Whose patients are asked for. */
	owner: string;
	product: Subject;
	peer: Subject;
	floor: Subject;
}

const speakers: Record<string, ['product' | 'peer' | 'floor', Transport, perCall: number]> = {
	rest: ['product', 'rest', 1],
	trpc: ['product', 'trpc', 1],
	batch: ['product', 'batch', 5],
	peer: ['peer', 'rest', 1],
	floor: ['floor', 'rest', 1],
};

/** A fresh server with the product's database, filled, and the peer's copy of it. */
async function prepare(folder: string, size: Size) {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const server = kept(await startEmbedded(folder));
	await migrateDatabase(server.target);
	const product = kept(await startProduct(server.target, folder));
	await register(product);
	const { userId } = await signIn(product);
	await started.pop()?.stop();

	const owner = superuserIn(server.superuser, 'hms');
	await fill(owner, userId, size);
	const rows = await sample(owner, userId);
	await owner.end();
	const admin = superuserIn(server.superuser, 'postgres');
	await admin`create database peer template hms`;
	await admin.end();
	const peer = superuserIn(server.superuser, 'peer');
	await becomePeers(peer, await bcrypt.hash(account.password, 10));
	await peer.end();
	return { server, userId, rows };
}

function inDatabase(target: ConnectionTarget, database: string): ConnectionTarget {
	return { ...target, database } as ConnectionTarget;
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);

/** What the product took besides, at each size of the data. */
const vitals: (Vitals & { patients: number; soak: number[] })[] = [];

/** What was started, to be stopped in the opposite order, also when a wrong answer ends the run. */
const started: { stop(): Promise<void> }[] = [];

function kept<Thing extends { stop(): Promise<void> }>(thing: Thing): Thing {
	started.push(thing);
	return thing;
}

async function stopAll(): Promise<void> {
	for (let last = started.pop(); last; last = started.pop()) await last.stop();
}

async function bench(patients: number): Promise<Row[]> {
	const size = { patients, owned: Math.min(patients, 200_000) };
	console.log(`\n${patients.toLocaleString('en')} patients: filling …`);
	const { server, userId, rows: sampled } = await prepare(values.folder, size);
	const peerTarget = inDatabase(server.superuser, 'peer');
	const begin = performance.now();
	const product = kept(await startProduct(server.target, values.folder));
	const startMs = Math.round(performance.now() - begin);
	const idle = megabytes(product.memory());
	const contestants = {
		limit: (asked: Asked[], burst: Burst) => measureLimit(pgbench ?? '', peerTarget, asked, burst),
		owner: userId,
		product,
		peer: kept(await startServer('peer', peerTarget)),
		floor: kept(await startServer('floor', peerTarget, { owner: userId })),
	};
	await signIn(contestants.product);
	const late = await walk(product, '/api/patients', Math.min(25_000, size.owned * 0.9));
	const found = { ...sampled, late };
	const rows: Row[] = [];
	for (const work of chosen) {
		for (const connections of numbers(values.connections)) {
			if (connections > (work.mostConnections ?? connections)) continue;
			rows.push(...(await compare(contestants, work, found, connections, patients)));
		}
	}
	const loaded = megabytes(product.memory());
	const taken = {
		startMs,
		idleMegabytes: idle,
		loadedMegabytes: loaded,
		installedMegabytes: await installedMegabytes(),
	};
	console.log('\n', taken);
	for (const complaint of overBudget(taken)) {
		console.error(complaint);
		process.exitCode = 1;
	}
	const held = await soak(product, found);
	vitals.push({ patients, ...taken, soak: held });
	return rows;
}

/** All subjects of a work in turn, round after round, after a warm-up that does not count. */
async function compare(
	contestants: Contestants,
	work: Work,
	found: Sample,
	connections: number,
	patients: number,
): Promise<Row[]> {
	// A token is for ten minutes, and a run may take longer.
	await signIn(contestants.product);
	await signIn(contestants.peer);
	const names = ['rest', ...work.others, ...(work.asked && pgbench ? ['limit'] : [])];
	const rows: Row[] = names.map((subject) => ({
		patients,
		work: work.name,
		connections,
		subject,
		readings: [],
	}));
	for (let round = -1; round < rounds; round++) {
		for (const row of rows) {
			const burst = { connections, seconds: round < 0 ? 1 : seconds };
			const reading = await readingOf(row.subject, contestants, work, found, burst);
			if (round >= 0) row.readings.push(reading);
		}
	}
	console.log(table(summarise(rows)).split('\n').slice(2).join('\n'));
	return rows;
}

function readingOf(
	name: string,
	contestants: Contestants,
	work: Work,
	found: Sample,
	burst: Burst,
): Promise<Reading> {
	if (name === 'limit') {
		return contestants.limit(work.asked?.(found, contestants.owner) ?? [], burst);
	}
	const speaker = speakers[name];
	if (!speaker) throw new Error(`nobody is called ${name}`);
	const [who, transport, perCall] = speaker;
	return measure(contestants[who], work, work.calls(found, transport), burst, perCall);
}

/** How often memory is looked at while load goes on, in seconds. */
const soakStep = 15;

/** Goes on with the mix for as long as asked for. @returns the product's resident memory after each step, in megabytes */
async function soak(product: Subject, found: Sample): Promise<number[]> {
	const held: number[] = [];
	const mix = works.find(({ name }) => name.startsWith('mix'));
	if (!mix) throw new Error('there is no mix');
	for (let past = 0; past < Number(values.soak); past += soakStep) {
		await signIn(product);
		await measure(
			product,
			mix,
			mix.calls(found, 'rest'),
			{ connections: 16, seconds: soakStep },
			1,
		);
		held.push(megabytes(product.memory()));
		console.log(`${past + soakStep} s of the mix: ${held.at(-1)} MB`);
	}
	return held;
}

const rows: Row[] = [];
for (const patients of numbers(values.patients)) {
	rows.push(...(await bench(patients).finally(stopAll)));
}
const text = table(summarise(rows));
console.log(`\n${text}`);
if (values.save) {
	const file = join(import.meta.dirname, '../results', `${values.save}.json`);
	const result = { machine: machine(), rounds, seconds, vitals, results: summarise(rows) };
	await writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`);
}
