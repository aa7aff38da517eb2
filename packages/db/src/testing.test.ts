import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ConnectionTarget } from './pool/connect.ts';
import { startTestServer, withConnection } from './testing.ts';

it('leaves no server and no files of a test run whose migrations fail', async () => {
	let dataFolder = '';
	let pid = 0;
	const failToMigrate = async (target: ConnectionTarget) => {
		const [row] = await withConnection(target, (sql) => sql`show data_directory`);
		dataFolder = String(row?.['data_directory']);
		pid = Number((await readFile(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
		expect(process.kill(pid, 0)).toBe(true);
		throw new Error('this migration fails');
	};
	await expect(startTestServer(undefined, failToMigrate)).rejects.toThrow('this migration fails');
	expect(() => process.kill(pid, 0)).toThrow('ESRCH');
	await expect(access(dataFolder)).rejects.toThrow('ENOENT');
});
