import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectBackup } from '@hms/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBackup } from './backup-file.ts';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';
import { version } from './version.ts';

const token = 'a-token-for-prometheus';

let data: DataFolder;
let folder: string;
beforeAll(async () => {
	data = await openDataFolder();
	folder = await mkdtemp(join(tmpdir(), 'hms-backups-'));
});
afterAll(async () => {
	await data.close();
	await rm(folder, { recursive: true, force: true });
});

it('the running product serves on while it can make no backup, and makes them once it can', async () => {
	const backups = join(folder, 'backups');
	const product = data.launch({
		settings: {
			...{ BACKUP_DIR: backups, BACKUP_EVERY: '2s', BACKUP_KEEP: '1d' },
			...{ BACKUP_KEY: '', METRICS_TOKEN: token },
		},
	});
	const url = await product.ready();
	const metrics = async () => {
		const headers = { authorization: `Bearer ${token}` };
		return (await fetch(`${url}/api/metrics`, { headers })).text();
	};
	await product.until(/"failure":"folder_missing".*"msg":"the backup failed"/);
	expect(await metrics()).toMatch(/^hms_backup_failures_total [1-9]/m);
	expect(await metrics()).toMatch(/^hms_backup_last_success_timestamp_seconds 0$/m);
	expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);

	await mkdir(backups);
	await writeFile(join(backups, 'hms-2026-01-01T000000Z.backup.1.part'), 'half');
	await product.until(/"deleted":1,"msg":"made a backup"/);
	expect(await metrics()).toMatch(/^hms_backup_last_success_timestamp_seconds \d{10}$/m);
	product.kill('SIGTERM');
	expect(await product.ended).toMatchObject({ code: 0 });
	const files = await readdir(backups);
	expect(files).toEqual(files.filter((name) => /^hms-[-\dT]{17}Z\.backup$/.test(name)));
	for (const file of files) {
		await readBackup(join(backups, file), undefined, (text) => inspectBackup(text, version));
	}
	expect(files).not.toHaveLength(0);
}, 120_000);
