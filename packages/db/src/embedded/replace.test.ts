import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withConnection } from '../testing.ts';
import { replaceDatabase, withScratchDatabase } from './replace.ts';
import { startEmbedded } from './server.ts';

const patience = 240_000;

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'hms-replace-'));
	// As a strict umask makes it.
	await chmod(folder, 0o700);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it(
	'fills a database aside, and puts it in place only when that has succeeded',
	async () => {
		const make = (name: string) =>
			replaceDatabase(folder, ({ target }) =>
				withConnection(target, (sql) => sql.unsafe(`create table ${name} ()`)),
			);
		expect((await make('first')).former).toBeUndefined();
		await expect(make('wrong syntax')).rejects.toThrow('syntax');
		expect((await readdir(folder)).toSorted()).toEqual(['postgres', 'postgres-password']);

		const { former } = await make('second');
		expect(former).toMatch(/postgres-before-\d{8}T\d{6}Z$/);
		const server = await startEmbedded(folder);
		const tables = await withConnection(
			server.target,
			(sql) => sql`select relname from pg_class where relnamespace = 'public'::regnamespace`,
		);
		await server.stop();
		expect(tables).toEqual([{ relname: 'second' }]);
	},
	patience,
);

it(
	'makes a scratch database, which is empty and leaves nothing',
	async () => {
		const before = await readdir(folder);
		await withScratchDatabase(folder, async (target) => {
			expect(
				await withConnection(
					target,
					(sql) => sql`select from pg_class where relnamespace = 'public'::regnamespace`,
				),
			).toEqual([]);
		});
		expect(await readdir(folder)).toEqual(before);
	},
	patience,
);
