import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../client.ts';
import { differences, readPatients, root, untilReady, verifyAudit } from '../look.ts';
import { Machine } from '../machine.ts';
import { type Figures, faultsOf, figuresOf } from '../report.ts';
import { Journal, Writer } from '../writer.ts';
import { Database, documented } from './database.ts';

const writers = 8;

/** Milliseconds of work before and after each backup. */
const workMs = 10_000;

/** Seconds that may be lost with a machine: `archive_timeout`, and until the file is in the repository. */
const lossLimit = 75;

export interface Outcome {
	figures: Figures[];
	faults: string[];
}

/**
 * Backs up a PostgreSQL while writers write, restores it to a moment, and restores it on another machine after the first was lost.
 * @param machines gets each machine, for whoever ends them
 */
export async function rehearse(
	folder: string,
	{ say, machines }: { say: (line: string) => void; machines: Machine[] },
): Promise<Outcome> {
	const network = `127.${randomInt(1, 255)}.${randomInt(0, 255)}`;
	const repository = join(folder, 'repository');
	mkdirSync(repository);
	const place = { folder, repository, passphrase: randomBytes(36).toString('base64') };
	const [first, other] = ['db1', 'db2'].map(
		(name, n) => new Database(name, `${network}.${11 + n}`, place),
	) as [Database, Database];
	const password = randomBytes(16).toString('hex');
	const urlOf = ({ machine }: Database) => `postgres://hms:${password}@${machine.address}/hms`;
	const [product, second] = [first, other].map((database, n) => {
		const home = join(folder, `product${n + 1}`);
		const address = `${network}.${21 + n}`;
		mkdirSync(home);
		const env = {
			...{ NODE_ENV: 'production', HOST: address, DATA_DIR: home },
			...{ DATABASE_URL: urlOf(database), REGISTRATION: 'open' },
		};
		const command = [process.execPath, join(root, 'apps/server/src/main.ts')];
		return new Machine(`product${n + 1}`, address, home, { product: { command, env } });
	}) as [Machine, Machine];
	if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'postgres:postgres', folder]);
	machines.push(product, second, first.machine, other.machine);

	const serve = async (machine: Machine) => {
		machine.start();
		await untilReady(machine);
	};
	const audit = (database: Database) =>
		verifyAudit(urlOf(database)).catch((error: Error) =>
			faults.push(`verify-audit: ${error.message}`),
		);
	const faults: string[] = [];
	await first.create(password);
	await first.documented('stanza-create');
	await first.documented('check');
	await serve(product);
	say('All runs.');

	const early = await Staff.begin('early', product);
	const figures: Figures[] = [];
	for (const type of ['full', 'incr']) {
		await pause(workMs);
		const step = { name: `${type} backup`, limit: 2, mayFail: false };
		const from = performance.now();
		await first.documented(`--type=${type} backup`);
		figures.push(figuresOf(step, early.journal, { from, until: performance.now() }));
		say(`${step.name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
	}
	faults.push(...figures.flatMap(faultsOf));
	if (
		readFileSync(join(repository, 'backup/hms/backup.info')).toString('latin1', 0, 8) !== 'Salted__'
	) {
		faults.push('the repository is not encrypted');
	}
	await pause(workMs);

	const before = performance.now();
	const { stdout } = await first.sh("psql -d hms -Atc 'SELECT clock_timestamp()'");
	const moment = { before, after: performance.now() };
	await pause(workMs);
	await early.end();
	await product.stop();
	await first.machine.stop();
	const restoring = performance.now();
	await first.documented('--type=time', stdout.trim());
	first.machine.start();
	await first.documented('until ');
	say(`restored to a moment: ${((performance.now() - restoring) / 1000).toFixed(1)} s`);
	const atMoment = { name: 'db1', patients: await readPatients(first.settings) };
	faults.push(...early.journal.violations, ...differences(early.journal, atMoment, moment));
	const { acknowledged } = early.journal;
	say(`${atMoment.patients.size} of ${acknowledged.size} patients were there at that moment.`);
	if (atMoment.patients.size >= acknowledged.size) faults.push('nothing was later than the moment');
	await first.documented('DELETE FROM sessions');
	await serve(product);
	await audit(first);
	await first.documented('--type=full backup');

	const late = await Staff.begin('late', product);
	await pause(lossLimit * 1000);
	for (const machine of [product, first.machine]) await machine.signal('SIGKILL');
	const lost = performance.now();
	await late.end();
	await other.documented('--delta restore');
	other.machine.start();
	await other.documented('until ');
	await other.documented('DELETE FROM sessions');
	await serve(second);
	await other.documented('info');
	const patients = await readPatients(other.settings);
	for (const [name, ids] of atMoment.patients) {
		if (patients.get(name)?.join() !== ids.join()) faults.push(`${name} is not on db2 as on db1`);
		patients.delete(name);
	}
	const missing = [...late.journal.acknowledged].filter(([name]) => !patients.has(name));
	const end = Math.min(lost, ...missing.map(([, { done }]) => done));
	// What is missing is the end alone: nothing that is there was sent after something that is not was acknowledged.
	faults.push(
		...late.journal.violations,
		...differences(late.journal, { name: 'db2', patients }, { before: end, after: end }),
	);
	const loss = (lost - end) / 1000;
	say(
		`restored on another machine: ${patients.size} of ${late.journal.acknowledged.size} later patients; the last ${loss.toFixed(0)} s are lost`,
	);
	if (loss > lossLimit) faults.push(`${loss} s are lost; ${lossLimit} s at most`);

	await audit(other);
	const never = documented.filter((line) => !first.ran.has(line) && !other.ran.has(line));
	faults.push(...never.map((line) => `not rehearsed: ${line}`));
	return { figures, faults };
}

/** Users who write at once. */
class Staff {
	readonly journal = new Journal();
	readonly #clients: Client[];
	#isOver = false;
	#work: Promise<unknown> | undefined;

	private constructor({ address }: Machine) {
		this.#clients = Array.from(
			{ length: writers },
			(_, n) =>
				new Client(`http://${address}:3000`, undefined, address.replace(/\d+$/, String(101 + n))),
		);
	}

	static async begin(name: string, product: Machine): Promise<Staff> {
		const staff = new Staff(product);
		const people = staff.#clients.map(
			(client, n) => new Writer(client, `${name}${n + 1}`, staff.journal),
		);
		for (const one of people) await one.register();
		staff.#work = Promise.all(people.map((one) => one.run(() => staff.#isOver)));
		// Awaited at the end.
		staff.#work.catch(() => undefined);
		return staff;
	}

	async end(): Promise<void> {
		this.#isOver = true;
		await this.#work;
		for (const client of this.#clients) client.close();
	}
}
