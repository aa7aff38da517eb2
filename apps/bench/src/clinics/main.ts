// `npm run rehearse -- --clinics 20`: so many clinics on one machine, each with a database, accounts, keys and a process of the
// product of its own, in one PostgreSQL. It prints what they take, and fails where one accepts what is another's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Agent, setGlobalDispatcher } from 'undici';
import { stopAll } from '../started.ts';
import { rehearse } from './rehearsal.ts';

const { values } = parseArgs({
	options: {
		clinics: { type: 'string', default: '20' },
		/** How long their staff work. */
		seconds: { type: 'string', default: '30' },
	},
});
const count = Number(values.clinics);
const seconds = Number(values.seconds);
if (!Number.isInteger(count) || count < 2) throw new Error('--clinics: a number, from 2');
if (!(seconds > 0)) throw new Error('--seconds: a number above 0');

// A connection for each request: a server may close an idle one in the moment in which it is used again.
setGlobalDispatcher(new Agent({ pipelining: 0 }));

const folder = await mkdtemp(join(tmpdir(), 'hms-clinics-'));
async function close(): Promise<void> {
	await stopAll();
	await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 200 });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void close().finally(() => process.exit(1)));
}

try {
	const complaints = await rehearse(folder, count, seconds);
	for (const complaint of complaints) console.log(`WRONG  ${complaint}`);
	process.exitCode = complaints.length === 0 ? 0 : 1;
} finally {
	await close();
}
