import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ConnectionTarget, migrateDatabase, startEmbedded } from '@hms/db';
import bcrypt from 'bcrypt';
import { account, becomePeers, fill, type Size, sample, superuserIn } from './data.ts';
import { measure } from './load.ts';
import { machine, type Row, summarise, table } from './report.ts';
import { register, type Subject, signIn, startProduct, startServer } from './subjects.ts';
import { type Sample, type Transport, type Work, works } from './works.ts';

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: '3' },
		seconds: { type: 'string', default: '3' },
		connections: { type: 'string', default: '16' },
		patients: { type: 'string', default: '10000' },
		only: { type: 'string', default: '' },
		folder: { type: 'string', default: resolve('.data-bench') },
		save: { type: 'string' },
	},
});
const numbers = (text: string) => text.split(',').map(Number);
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

/** Everything under load, by the name it has in the report. */
interface Contestants {
	product: Subject;
	peer: Subject;
	floor: Subject;
}

const speakers: Record<string, [keyof Contestants, Transport, perCall: number]> = {
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
	const server = await startEmbedded(folder);
	await migrateDatabase(server.target);
	const product = await startProduct(server.target, folder);
	await register(product);
	const { userId } = await signIn(product);
	await product.stop();

	const owner = superuserIn(server.superuser, 'hms');
	await fill(owner, userId, size);
	const found = await sample(owner, userId);
	await owner.end();
	const admin = superuserIn(server.superuser, 'postgres');
	await admin`create database peer template hms`;
	await admin.end();
	const peer = superuserIn(server.superuser, 'peer');
	await becomePeers(peer, await bcrypt.hash(account.password, 10));
	await peer.end();
	return { server, userId, found };
}

function inDatabase(target: ConnectionTarget, database: string): ConnectionTarget {
	return { ...target, database } as ConnectionTarget;
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);

/** How long the product took to start, and what it held in memory, at each size of the data. */
const vitals: object[] = [];

async function bench(patients: number): Promise<Row[]> {
	const size = { patients, owned: Math.min(patients, 200_000) };
	console.log(`\n${patients.toLocaleString('en')} patients: filling …`);
	const { server, userId, found } = await prepare(values.folder, size);
	const peerTarget = inDatabase(server.superuser, 'peer');
	const begin = performance.now();
	const started = await startProduct(server.target, values.folder);
	const startMs = Math.round(performance.now() - begin);
	const idle = megabytes(started.memory());
	const contestants = {
		product: started,
		peer: await startServer('peer', peerTarget),
		floor: await startServer('floor', peerTarget, { owner: userId }),
	};
	await signIn(contestants.product);
	await signIn(contestants.peer);
	const rows: Row[] = [];
	for (const work of works.filter(({ name }) => name.includes(values.only))) {
		for (const connections of numbers(values.connections)) {
			rows.push(...(await compare(contestants, work, found, connections, patients)));
		}
	}
	const loaded = megabytes(started.memory());
	console.log(
		`\nThe product answered ${startMs} ms after it was started; it held ${idle} MB then, and ${loaded} MB after all that load.`,
	);
	vitals.push({ patients, startMs, idleMegabytes: idle, loadedMegabytes: loaded });
	for (const subject of Object.values(contestants)) await subject.stop();
	await server.stop();
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
	const names = ['rest', ...work.others];
	const rows: Row[] = names.map((subject) => ({
		patients,
		work: work.name,
		connections,
		subject,
		readings: [],
	}));
	for (let round = -1; round < rounds; round++) {
		for (const row of rows) {
			const speaker = speakers[row.subject];
			if (!speaker) throw new Error(`nobody is called ${row.subject}`);
			const [who, transport, perCall] = speaker;
			const calls = work.calls(found, transport);
			const burst = { connections, seconds: round < 0 ? 1 : seconds };
			const reading = await measure(contestants[who], work, calls, burst, perCall);
			if (round >= 0) row.readings.push(reading);
		}
	}
	console.log(table(summarise(rows)).split('\n').slice(2).join('\n'));
	return rows;
}

const rows: Row[] = [];
for (const patients of numbers(values.patients)) rows.push(...(await bench(patients)));
const text = table(summarise(rows));
console.log(`\n${text}`);
if (values.save) {
	const file = join(import.meta.dirname, '../results', `${values.save}.json`);
	const result = { machine: machine(), rounds, seconds, vitals, results: summarise(rows) };
	await writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`);
}
