// A database of each version that was released is brought to this version's schema, with everything that is in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ConnectionTarget, migrateDatabase, verifyAudit } from '@hms/db';
import { createTestDatabase, withConnection } from '@hms/db/testing';
import { describe, expect, it } from 'vitest';
import { openServer, type Server } from './testing.ts';

/** Dumps of `pg_dump --no-owner --rows-per-insert=100`, each of a clinic of Ada's and Grace's that was filled over HTTP. */
const folder = join(import.meta.dirname, '../released');
const dumps = readdirSync(folder).map((file) => ({
	version: file.replace('.sql.gz', ''),
	path: join(folder, file),
}));

const tables = [
	'users',
	'credentials',
	'sessions',
	'patients',
	'doctors',
	'mappings',
	'changes',
	'mrn_counters',
	'idempotency_keys',
];

/** The columns that triggers fill in from others. */
const isDerived = (column: string) => /json|^sort_|search_text|typo_|words/.test(column);

type Row = Record<string, unknown>;

/** The rows of all tables, as text that can be compared. */
function readRows(target: ConnectionTarget): Promise<Map<string, Row[]>> {
	return withConnection(target, async (sql) => {
		const all = new Map<string, Row[]>();
		for (const table of tables) {
			const rows = await sql.unsafe(`select to_jsonb(t) as row from ${table} t order by t::text`);
			all.set(
				table,
				rows.map(({ row }) => row),
			);
		}
		return all;
	});
}

async function loadDump(path: string) {
	const test = await createTestDatabase();
	await withConnection(test.target, async (sql) => {
		await sql.unsafe(
			'drop schema public cascade; drop schema drizzle cascade; create schema public',
		);
		await sql.unsafe(gunzipSync(readFileSync(path)).toString());
	});
	return test;
}

async function patientsOf({ ada, grace }: Server) {
	const lists = [ada, grace].map(async ({ send }) => {
		const { status, body } = await send('GET', '/api/patients?status=all&limit=100');
		expect(status).toBe(200);
		return body.items;
	});
	return Promise.all(lists);
}

describe.each(dumps)('a database of version $version', ({ path }) => {
	it('keeps every row, and serves it', async () => {
		const test = await loadDump(path);
		const before = await readRows(test.target);
		await migrateDatabase(test.target);
		const after = await readRows(test.target);
		for (const [table, rows] of before) {
			expect(rows.length).toBeGreaterThan(0);
			const [one = {}] = after.get(table) ?? [];
			const columns = Object.keys(rows[0] ?? {}).filter((column) => !isDerived(column));
			expect(Object.keys(one)).toEqual(expect.arrayContaining(columns));
			const texts = (list: Row[]) =>
				list.map((row) => JSON.stringify(columns.map((column) => [column, row[column]]))).sort();
			expect(texts(after.get(table) ?? [])).toEqual(texts(rows));
		}
		expect((await verifyAudit(test.target, [])).findings).toEqual([]);

		// Ada and Grace sign in with their passwords.
		const server = await openServer({}, { known: test });
		const lists = await patientsOf(server);
		for (const list of lists) expect(list).toHaveLength(7);
		const { send } = server.ada;
		const { body: found } = await send('GET', '/api/patients?q=lovelace');
		expect(found.items).toHaveLength(1);
		const [{ id }] = found.items;
		const { body: patient } = await send('GET', `/api/patients/${id}`);
		expect(patient).toMatchObject({ version: 3, notes: 'Changed', allergies: [] });
		const { body: history } = await send('GET', `/api/patients/${id}/history`);
		expect(history.items.map(({ action }: { action: string }) => action)).toEqual([
			'updated',
			'updated',
			'created',
		]);
		const { body: team } = await send('GET', `/api/mappings/${id}`);
		expect(team.items).toHaveLength(2);
		expect((await server.grace.send('GET', `/api/patients/${id}`)).status).toBe(404);
		const change = { notes: 'Written by this version' };
		expect((await send('PATCH', `/api/patients/${id}`, change)).status).toBe(200);
		await server.close();
	});
});
