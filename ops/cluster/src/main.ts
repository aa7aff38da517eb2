import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepare, root } from './layout.ts';
import { rehearse, steps, upgrade } from './rehearsal.ts';
import { faultsOf, table } from './report.ts';

const { values } = parseArgs({
	options: {
		/** Takes the steps alone whose names contain this. */
		only: { type: 'string', default: '' },
		/** Begins with the product of another checkout, installed and built, and upgrades it. */
		from: { type: 'string' },
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

const missing = ['patroni', 'patronictl', 'etcd', 'haproxy', 'openssl', 'psql', 'setpriv'].filter(
	(name) => !isThere(name),
);
if (missing.length > 0) {
	console.error(`Not installed: ${missing.join(', ')}. See ops/cluster/README.md.`);
	process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'hms-cluster-'));
chmodSync(folder, 0o755);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => interrupted.abort(new Error(`Stopped by ${signal}.`)));
}
const layout = await prepare(folder, values.from ?? root);
let isGood = false;
try {
	const aborted = new Promise<never>((_, reject) => {
		interrupted.signal.addEventListener('abort', () => reject(interrupted.signal.reason));
	});
	const { figures, journal } = await Promise.race([
		rehearse(layout, chosen, {
			say: (line) => console.log(line),
			signal: interrupted.signal,
		}),
		aborted,
	]);
	console.log(`\n${table(figures)}\n`);
	const faults = [...figures.flatMap(faultsOf), ...journal.violations];
	for (const fault of faults) console.log(`WRONG  ${fault}`);
	isGood = faults.length === 0;
	if (isGood) {
		console.log(
			`Each of ${journal.acknowledged.size} acknowledged writes is on all members, once; the chains of the history are whole.`,
		);
	}
} finally {
	const { proxy, products, databases } = layout;
	for (const machine of [proxy, ...products, ...databases]) await machine.signal('SIGKILL');
	if (isGood && !values.keep) rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 200 });
	else console.log(`Logs are in ${folder}.`);
}
process.exit(isGood ? 0 : 1);

function isThere(name: string): boolean {
	try {
		execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
