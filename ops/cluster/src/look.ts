import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Machine } from './machine.ts';
import type { Journal } from './writer.ts';

const run = promisify(execFile);

export const root = join(import.meta.dirname, '../../..');

/** Looks until it is so. @throws Error if it is not in two minutes */
export async function until(what: string, look: () => Promise<boolean>): Promise<void> {
	const deadline = performance.now() + 120_000;
	for (;;) {
		// Whoever is asked may not be there yet.
		const error = await look().then(
			(is) => (is ? undefined : 'not yet'),
			(failure: Error) => failure.message,
		);
		if (error === undefined) return;
		if (performance.now() > deadline)
			throw new Error(`It was waited in vain until ${what}: ${error}`);
		await pause(200);
	}
}

export async function untilReady({ address }: Machine): Promise<void> {
	await until(`the product is ready at ${address}`, async () => {
		const answer = await fetch(`http://${address}:3000/api/health/ready`);
		await answer.body?.cancel();
		return answer.ok;
	});
}

/** What `npm run verify-audit` says of the history. @throws Error if something was changed in it */
export async function verifyAudit(databaseUrl: string): Promise<void> {
	const env = { ...process.env, DATABASE_URL: databaseUrl };
	await run(process.execPath, [join(root, 'apps/server/src/verify-audit.ts')], { env });
}

/**
 * The patients in a database: their ids, by name; more than one where a name is there twice.
 * @param settings how psql connects, as a superuser
 */
export async function readPatients(
	settings: Record<string, string>,
): Promise<Map<string, string[]>> {
	const { stdout } = await run(
		'psql',
		['-AtX', '-F', ' ', '-c', 'select given_name, id from patients'],
		{ maxBuffer: 2 ** 28, env: { ...process.env, ...settings } },
	);
	const lines = stdout.split('\n').filter(Boolean);
	const rows = lines.map((line) => line.split(' ') as [string, string]);
	return new Map(
		[...Map.groupBy(rows, ([name]) => name)].map(([name, same]) => [
			name,
			same.map(([, id]) => id),
		]),
	);
}

/** A moment, between two times of `performance.now()`. */
export interface Moment {
	before: number;
	after: number;
}

/**
 * What of a database is not as writers were told.
 * @param patients of it, by name
 * @param moment the one that it is of; a write that was on its way then may be in it
 */
export function differences(
	{ acknowledged, open }: Journal,
	{ name: where, patients }: { name: string; patients: Map<string, string[]> },
	moment: Moment = { before: Infinity, after: Infinity },
): string[] {
	const found: string[] = [];
	for (const [name, { id, sent, done }] of acknowledged) {
		const there = patients.get(name)?.join() ?? '';
		if (there === id && sent > moment.after) found.push(`${name} is on ${where}, and was later`);
		if (there !== id && (there !== '' || done < moment.before)) {
			found.push(`${name} is ${id}, and ${where} has ${there || 'none'}`);
		}
	}
	for (const name of patients.keys()) {
		const sent = open.get(name);
		if (acknowledged.has(name) || (sent !== undefined && sent <= moment.after)) continue;
		found.push(`${name} is on ${where}, and nobody was told so`);
	}
	return found;
}
