import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@hms/client';
import { createTestDatabase, withConnection } from '@hms/db/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.testing.ts';

const patience = 240_000;

let folder: DataFolder;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let way: TcpProxy;
beforeEach(async () => {
	folder = await openDataFolder();
	database = await createTestDatabase();
	way = await openTcpProxy(database.target);
});
afterEach(async () => {
	await way.disconnect();
	await database.drop();
	await folder.close();
});

const settings = () => ({ DATABASE_URL: way.target.url });
const verify = async (...args: string[]) => {
	const { code, output } = await folder.verifyAudit(args, { settings: settings() }).ended;
	return { code, output };
};
const anchor = () => join(folder.path, 'anchor.json');

/** A user of a running product, who has registered a patient and read it. */
async function register(url: string, email: string) {
	const clinic = createClient({ url });
	await clinic.register({ name: 'N', email, password: 'seven quiet lanterns' });
	const { id } = await clinic.patient.create({ givenName: 'P' });
	await clinic.patient.get({ id });
	return { clinic, id };
}

describe('npm run verify-audit', () => {
	it(
		'finds all that was done and seen, after the product has stopped, and says what somebody has changed since',
		async () => {
			expect(await verify('--anchor', anchor())).toMatchObject({
				code: 0,
				output: 'All 0 records are as they were written, in 0 chains.\n',
			});
			const product = folder.launch({ settings: settings() });
			await register(await product.ready(), 'ada@example.org');
			// At once, so that it has to write and chain all of it while it stops.
			product.kill('SIGTERM');
			expect((await product.ended).code).toBe(0);
			expect(await verify('--anchor', anchor())).toMatchObject({
				code: 0,
				output: 'All 2 records are as they were written, in 2 chains.\n',
			});
			const kept = await readFile(anchor(), 'utf8');
			expect(JSON.parse(kept).heads).toMatchObject([
				{ kind: 'changes', seq: 1 },
				{ kind: 'accesses', seq: 1 },
			]);

			await withConnection(database.target, (sql) =>
				sql.unsafe(`
					delete from accesses; delete from chain_heads where kind = 'accesses';
					update changes set fields = '[]'`),
			);
			const { code, output } = await verify('--anchor', anchor());
			expect(code).toBe(1);
			expect(output.split('\n')).toEqual([
				expect.stringMatching(
					/^The history of [-0-9a-f]{36}: record 1 \([-0-9a-f]{36}\) was changed: /,
				),
				expect.stringMatching(
					/^The record of who saw patients of [-0-9a-f]{36}: record 1 was removed: /,
				),
				'',
			]);
			expect(await readFile(anchor(), 'utf8')).toBe(kept);
		},
		patience,
	);

	it(
		'chains while the product runs, and what a killed process has left',
		async () => {
			const product = folder.launch({ settings: settings() });
			const { clinic, id } = await register(await product.ready(), 'ada@example.org');
			await expect
				.poll(() => verify(), { timeout: 60_000 })
				.toMatchObject({
					output: 'All 2 records are as they were written, in 2 chains.\n',
				});
			await clinic.patient.update({ id, givenName: 'Q' });
			product.kill('SIGKILL');
			await product.ended;
			const next = folder.launch({ settings: settings() });
			await next.ready();
			await expect
				.poll(async () => (await verify()).output, { timeout: 60_000 })
				.toBe('All 3 records are as they were written, in 2 chains.\n');
		},
		patience,
	);

	it.each([
		[['--all'], /Unknown option '--all'/],
		[['--anchor', '/'], /cannot be read/],
	])('refuses %j', async (args, words) => {
		const { code, output } = await verify(...args);
		expect(code).toBe(2);
		expect(output).toMatch(words);
	});

	it('refuses a file that is no anchor, and leaves it alone', async () => {
		await writeFile(anchor(), '{}');
		const { code, output } = await verify('--anchor', anchor());
		expect(code).toBe(2);
		expect(output).toContain('is not a file that verify-audit has written');
		expect(await readFile(anchor(), 'utf8')).toBe('{}');
	});
});
