import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Backups } from './backups.ts';
import { installedMegabytes, overBudget, type Vitals } from './budgets.ts';
import { type Comparison, compare } from './compare.ts';
import { Counters } from './counters.ts';
import { databases, localTarget } from './databases.ts';
import { directus, startDirectus } from './directus.ts';
import { findPgbench, measureLimit } from './limit.ts';
import { measure } from './load.ts';
import { options } from './options.ts';
import { overload } from './overload.ts';
import { againstFolder, type Data, prepare } from './prepare.ts';
import { type Program, root, startProduct, startServer } from './programs.ts';
import { machine, type Row, summarise, tables } from './report.ts';
import { sizesText, type Upkeep, upkeep } from './sizes.ts';
import { keep, stopAll } from './started.ts';
import { express, floor, lateCursors, product, type Subject } from './subjects.ts';
import { requestsOf, virtualUsers } from './virtual-users.ts';
import { works } from './works.ts';

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);

/** What the product took besides, at each size of the data. */
const vitals: (Vitals & { patients: number; soak: number[] } & Partial<Upkeep>)[] = [];

async function startSubjects({ server, rows, ownerIds, passwordHash }: Data) {
	const { owners, gzip, against } = options;
	const peerTarget = localTarget(server.superuser, databases.peers);
	const begin = performance.now();
	const program = keep(await startProduct(root, localTarget(server.target), options.folder));
	const startMs = Math.round(performance.now() - begin);
	const shared = { rows, owners };
	const others: Subject[] = [];
	if (against !== undefined) {
		const database = databases.against;
		const target = localTarget(server.target, database);
		const other = keep(await startProduct(against, target, againstFolder()));
		others.push(product({ name: 'against', program: other, database, ...shared }, gzip));
	}
	const peer = { database: databases.peers, ...shared };
	if (options.peers.includes('express')) {
		const started = keep(await startServer('express', peerTarget));
		others.push(express({ name: 'express', program: started, ...peer }));
	}
	if (options.peers.includes('floor')) {
		const started = keep(await startServer('floor', peerTarget));
		others.push(floor({ name: 'floor', program: started, ...peer }, ownerIds));
	}
	if (options.peers.includes('directus')) {
		const folder = `${options.folder}-directus`;
		const started = keep(await startDirectus(folder, server.superuser, passwordHash));
		others.push(directus({ name: 'directus', program: started, ...shared }));
	}
	const database = databases.product;
	const backups = options.backup ? new Backups(localTarget(server.target)) : undefined;
	if (backups) {
		const busy = product({ name: 'backup', program, database, ...shared }, gzip);
		others.push({ ...busy, during: (work) => backups.during(work) });
	}
	return {
		backups,
		own: product({ name: 'product', program, database, ...shared }, gzip),
		others,
		startMs,
	};
}

async function bench(patients: number): Promise<Row[]> {
	console.log(`\n${patients.toLocaleString('en')} patients: filling …`);
	const filling = performance.now();
	const data = await prepare(patients);
	console.log(`Filled in ${Math.round((performance.now() - filling) / 1000)} s.`);
	if (options.sizes) console.log(`\n${await sizesText(data.server, patients)}`);
	if (options.overload) {
		await overload(data);
		return [];
	}
	const { own, others, startMs, backups } = await startSubjects(data);
	const startedMegabytes = megabytes(own.program.memory());
	const idle: Pick<Vitals, 'idleMegabytes'> = options.sizes
		? { idleMegabytes: await idleMegabytes(own.program) }
		: {};
	const pgbench = options.peers.includes('limit') ? findPgbench() : undefined;
	const peerTarget = localTarget(data.server.superuser, databases.peers);
	const comparison: Comparison = {
		product: own,
		others,
		limit:
			pgbench === undefined
				? undefined
				: (work, burst) => measureLimit(pgbench, peerTarget, work, data, burst),
		counters: keep(new Counters(data.server.superuser)),
		late: (subject, kind) => lateCursors(subject, kind, data.owned),
	};
	const rows: Row[] = [];
	for (const work of options.works) {
		for (const kind of options.sessions) {
			if (work.sessions && !work.sessions.includes(kind)) continue;
			for (const connections of options.connections) {
				if (connections > (work.mostConnections ?? connections)) continue;
				const compared = await compare(comparison, work, kind, connections, patients);
				console.log(`\n${tables(summarise(compared))}`);
				rows.push(...compared);
			}
		}
	}
	const taken = {
		startMs,
		startedMegabytes,
		...idle,
		loadedMegabytes: megabytes(own.program.memory()),
		installedMegabytes: await installedMegabytes(),
	};
	console.log('\n', taken);
	if (backups) {
		const seconds = await backups.make();
		console.log(`A backup: ${seconds.toFixed(1)} s, ${megabytes(backups.memory)} MB of memory`);
	}
	for (const complaint of overBudget(taken)) {
		console.error(complaint);
		process.exitCode = 1;
	}
	const soaked = await soak(own);
	const kept = options.sizes ? await upkeep(data.server, options.folder) : undefined;
	if (kept) console.log('\n', kept);
	vitals.push({ patients, ...taken, soak: soaked, ...kept });
	return rows;
}

/** Lets the product answer its first pages, and do nothing for a minute. @returns its resident memory then */
async function idleMegabytes(program: Program): Promise<number> {
	for (const path of ['/', '/sign-in', '/patients']) await (await fetch(program.url + path)).text();
	await delay(60_000);
	return megabytes(program.memory());
}

/** How often memory is looked at while load goes on, in seconds. */
const soakStep = 15;

/** Goes on with the staff's mix for as long as asked for. @returns the product's memory after each step, in megabytes */
async function soak({ program, rows, apiOf, sessionsOf }: Subject): Promise<number[]> {
	const held: number[] = [];
	const mix = works.find(({ name }) => name.startsWith('mix'));
	if (!mix) throw new Error('there is no mix');
	const kind = 'staff';
	for (let past = 0; past < options.soak; past += soakStep) {
		const settings = {
			kind,
			api: apiOf(kind),
			sessions: await sessionsOf(kind),
			rows,
			late: [],
		} as const;
		const load = { connections: 16, seconds: soakStep };
		await measure(
			program.url,
			load,
			requestsOf(mix, virtualUsers({ ...settings, late: [] }, load.connections)),
		);
		held.push(megabytes(program.memory()));
		console.log(`${past + soakStep} s of the mix: ${held.at(-1)} MB`);
	}
	return held;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}

const rows: Row[] = [];
for (const patients of options.patients) {
	rows.push(...(await bench(patients).finally(stopAll)));
}
const summaries = summarise(rows);
if (rows.length > 0) console.log(`\n${tables(summaries)}`);
if (options.save) {
	const file = join(import.meta.dirname, '../results', `${options.save}.json`);
	const { rounds, seconds, owners } = options;
	const result = { machine: machine(), rounds, seconds, owners, vitals, results: summaries };
	await writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`);
}
