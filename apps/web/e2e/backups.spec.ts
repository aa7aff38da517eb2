import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import { openProduct } from './start-product.ts';
import { Api, test as base, expect, newAccount } from './test.ts';

/** An installation that makes backups into a folder that is not there. */
const test = base.extend<object, { product: { url: string; backups: string } }>({
	product: [
		async ({ browserName: _ }, use) => {
			const folder = await mkdtemp(join(tmpdir(), 'hms-e2e-backups-'));
			const backups = join(folder, 'backups');
			const { url, close } = await openProduct({
				TIME_ZONE: 'Europe/Berlin',
				BACKUP_DIR: backups,
				BACKUP_EVERY: '5s',
			});
			await use({ url, backups });
			await close();
			await rm(folder, { recursive: true, force: true });
		},
		{ scope: 'worker' },
	],
	baseURL: ({ product }, use) => use(product.url),
	// No animations, because axe would measure colours in the middle of one.
	contextOptions: { reducedMotion: 'reduce' },
});

test('administrators are told that backups fail, until one succeeds', async ({
	page,
	api,
	browser,
	product,
}) => {
	await page.goto('/');
	const notice = page.getByRole('status').filter({ hasText: 'The last backup failed' });
	await expect(notice).toContainText(
		'No backup has been made yet, because the folder for backups is not there. Ask whoever runs the product to make it',
	);
	await expectAccessible(page);

	const context = await browser.newContext({ baseURL: product.url });
	await new Api(context.request, product.url).signUp(newAccount());
	const theirs = await context.newPage();
	const asked: string[] = [];
	theirs.on('request', (request) => asked.push(request.url()));
	await theirs.goto('/');
	await expect(theirs.getByText('Nothing needs attention')).toBeVisible();
	await expect(theirs.getByText('The last backup failed')).toHaveCount(0);
	expect(asked.filter((url) => url.includes('backup.status'))).toEqual([]);
	await context.close();

	await mkdir(product.backups);
	await expect
		.poll(async () => (await api.get('/api/backups/status')).state, { timeout: 60_000 })
		.toBe('on_time');
	const answered = page.waitForResponse('**/api/trpc/backup.status*');
	await page.goto('/');
	expect(await (await answered).text()).toContain('"on_time"');
	await expect(page.getByText('Nothing needs attention')).toBeVisible();
	await expect(notice).toHaveCount(0);
});
