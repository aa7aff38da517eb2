import { randomUUID } from 'node:crypto';
import type { NotificationContents } from '@hms/contracts';
import { Database, notifications, runningServer } from '../../../packages/db/src/index.ts';
import { expectAccessible } from './expect-accessible.ts';
import { ada } from './sample.ts';
import { openProduct } from './start-product.ts';
import { Api, test as base, expect, newAccount } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
base.use({ contextOptions: { reducedMotion: 'reduce' } });

interface Clinic {
	url: string;
	/** A colleague, who does what others are told of. */
	actorId: string;
	database: Database;
}

/** With a product whose database is at hand: a notification is written as the commands of a colleague write it. */
const test = base.extend<object, { clinic: Clinic }>({
	clinic: [
		async ({ playwright }, use) => {
			const { url, dataDir, close } = await openProduct({ TIME_ZONE: 'Europe/Berlin' });
			const databaseUrl = process.env['DATABASE_URL'];
			const target = databaseUrl ? { url: databaseUrl } : await runningServer(dataDir);
			if (!target) throw new Error('the database does not run');
			const database = new Database(target, { max: 1, idleSessionSeconds: 3600 });
			const request = await playwright.request.newContext();
			const colleague = new Api(request, url);
			await colleague.signUp({ ...newAccount(), name: 'Mary Seacole' });
			const actor = await colleague.get('/api/auth/me');
			await request.dispose();
			await use({ url, actorId: actor.id, database });
			await database.close();
			await close();
		},
		{ scope: 'worker' },
	],
	baseURL: ({ clinic }, use) => use(clinic.url),
});

test('a notification arrives while the page is open, and is read', async ({
	page,
	context,
	clinic,
	api,
}) => {
	const me = await api.get('/api/auth/me');
	const { id: patientId } = await api.createPatient(ada);
	const tell = ({ kind, ...about }: NotificationContents) => {
		const { patientId: subject = null, ...details } = { patientId: undefined, ...about };
		return clinic.database.system.insert(notifications).values({
			...{ id: randomUUID(), ownerId: me.id, actorId: clinic.actorId },
			...{ kind, patientId: subject, details },
		});
	};
	const listens = page.waitForResponse('**/api/events');
	await page.goto('/patients');
	await listens;
	const bell = page.getByRole('button', { name: /^Notifications/ });
	await expect(bell).toHaveAccessibleName('Notifications');
	await bell.focus();
	await page.keyboard.press('Enter');
	const list = page.getByRole('dialog', { name: 'Notifications' });
	await expect(list.getByText('No notifications')).toBeVisible();
	await expectAccessible(page);

	await tell({ kind: 'emergency_access', patientId, reason: 'Unconscious, no papers' });
	await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
	await expect(page.getByRole('status').getByText('1 unread notification')).toBeAttached();
	const first = list.getByRole('listitem').first();
	await expect(first).toContainText('Mary Seacole opened Ada Lovelace in an emergency');
	await expect(first).toContainText('Unconscious, no papers');
	await tell({ kind: 'share_received', patientId: null, level: 'read', until: null, reason: null });
	await expect(first).toContainText('Mary Seacole shares all patients with you, to read');
	await expect(bell).toHaveAccessibleName('Notifications, 2 unread');
	await expectAccessible(page);

	// What is read in one window is read in the others.
	const other = await context.newPage();
	await other.goto('/');
	const otherBell = other.getByRole('button', { name: /^Notifications/ });
	await expect(otherBell).toHaveAccessibleName('Notifications, 2 unread');
	await first.getByRole('button', { name: 'Mark as read' }).click();
	await expect(otherBell).toHaveAccessibleName('Notifications, 1 unread');
	await expect(first.getByRole('button')).toHaveCount(0);
	await list.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(list).toBeHidden();
	await expect(bell).toHaveAccessibleName('Notifications');
	await expect(otherBell).toHaveAccessibleName('Notifications');

	// On a narrow screen it is in the bar at the top.
	await other.setViewportSize({ width: 360, height: 640 });
	await tell({ kind: 'transfer_received', count: 1, reason: 'Parental leave' });
	await expect(otherBell).toHaveAccessibleName('Notifications, 1 unread');
	await otherBell.click();
	const otherList = other.getByRole('dialog', { name: 'Notifications' });
	await expect(otherList).toContainText('Mary Seacole transferred 1 patient to you');
	await expectAccessible(other);
	await otherList.getByRole('button', { name: 'Mark all as read' }).click();
	await expect(otherBell).toHaveAccessibleName('Notifications');
	await other.route('**/api/trpc/*notification.list*', (route) => route.abort());
	await other.reload();
	await otherBell.click();
	await expect(otherList.getByText('The notifications could not be loaded')).toBeVisible();
	await expect(otherList.getByRole('button', { name: 'Try again' })).toBeVisible();
});
