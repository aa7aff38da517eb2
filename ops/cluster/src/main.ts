import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './layout.ts';
import { root } from './look.ts';
import type { Machine } from './machine.ts';
import { rehearse as rehearsePgBackRest } from './pgbackrest/rehearsal.ts';
import { rehearse, steps, upgrade } from './rehearsal.ts';
import { faultsOf, table } from './report.ts';

const { values } = parseArgs({
	options: {
		/** Takes the steps alone whose names contain this. */
		only: { type: 'string', default: '' },
		/** Begins with the product of another checkout, installed and built, and upgrades it. */
		from: { type: 'string' },
		/** Rehearses the backups of ops/pgbackrest, on one PostgreSQL, instead of the cluster. */
		pgbackrest: { type: 'boolean', default: false },
		/** Keeps the folder with the logs. */
		keep: { type: 'boolean', default: false },
	},
});
const possible = values.from === undefined ? steps : [upgrade, ...steps];
const chosen = possible.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0) {
	console.error(
		`--only: one of ${possible.map(({ name }) => `"${name}"`).join(', ')}, or a part of it`,
	);
	process.exit(2);
}

const programs = values.pgbackrest
	? ['pgbackrest', 'openssl', 'psql', 'setpriv']
	: ['patroni', 'patronictl', 'etcd', 'haproxy', 'openssl', 'psql', 'setpriv'];
const missing = programs.filter((name) => !isThere(name));
if (missing.length > 0) {
	const page = values.pgbackrest ? 'docs/operations.md' : 'ops/cluster/README.md';
	console.error(`Not installed: ${missing.join(', ')}. See ${page}.`);
	process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'hms-rehearsal-'));
chmodSync(folder, 0o755);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => interrupted.abort(new Error(`Stopped by ${signal}.`)));
}
const machines: Machine[] = [];
const say = (line: string) => console.log(line);
let isGood = false;
try {
	const aborted = new Promise<never>((_, reject) => {
		interrupted.signal.addEventListener('abort', () => reject(interrupted.signal.reason));
	});
	const work = values.pgbackrest ? backUp() : replaceParts();
	const { figures, faults, verdict } = await Promise.race([work, aborted]);
	console.log(`\n${table(figures)}\n`);
	for (const fault of faults) console.log(`WRONG  ${fault}`);
	isGood = faults.length === 0;
	if (isGood) console.log(verdict);
} finally {
	for (const machine of machines) await machine.signal('SIGKILL');
	if (isGood && !values.keep) rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 200 });
	else console.log(`Logs are in ${folder}.`);
}
process.exit(isGood ? 0 : 1);

async function replaceParts() {
	const layout = await prepare(folder, values.from ?? root);
	machines.push(layout.proxy, ...layout.products, ...layout.databases);
	const { signal } = interrupted;
	const { figures, journal } = await rehearse(layout, chosen, { say, signal });
	return {
		figures,
		faults: [...figures.flatMap(faultsOf), ...journal.violations],
		verdict: `Each of ${journal.acknowledged.size} acknowledged writes is on all members, once; the chains of the history are whole.`,
	};
}

async function backUp() {
	const outcome = await rehearsePgBackRest(folder, { say, machines });
	return {
		...outcome,
		verdict:
			'Both databases have what was acknowledged until then, and nothing else; the chains of the history are whole.',
	};
}

function isThere(name: string): boolean {
	try {
		execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
