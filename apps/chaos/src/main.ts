import { parseArgs } from 'node:util';
import { describe } from './report.ts';
import { runChaos } from './run.ts';

const { values } = parseArgs({
	options: {
		minutes: { type: 'string', default: '2' },
		/** Decides what clients do and which faults follow each other; when a process is hit is up to the machine. */
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
	},
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes >= 0) || !Number.isInteger(seed)) {
	console.error('npm run chaos [-- --minutes N --seed S]');
	process.exit(2);
}
console.log(`Seed ${seed}, ${minutes} minutes`);
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
const report = await runChaos({
	...{ seconds: minutes * 60, seed, signal: interrupted.signal },
	say: (line) => console.log(line),
});
console.log(`\n${describe(report)}`);
process.exitCode = report.journal.violations.length === 0 ? 0 : 1;
