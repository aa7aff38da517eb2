import { chromium, devices } from '@playwright/test';

const base = process.env.BASE,
	out = '/tmp/wd-shots/';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH });
const first = await browser.newContext();
let p = await first.newPage();
await p.goto(base + '/sign-in');
await p.getByLabel('E-mail address').fill(process.env.EMAIL);
await p.getByLabel('Password').first().fill(process.env.PASS);
await p.getByRole('button', { name: 'Sign in', exact: true }).click();
await p.waitForURL(base + '/');
const state = await first.storageState();
const modes = [
	['wide', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
	['mid', { viewport: { width: 1024, height: 768 }, colorScheme: 'dark' }],
	[
		'small',
		{ viewport: { width: 390, height: 844 }, colorScheme: 'light', hasTouch: true, isMobile: true },
	],
];
for (const [name, opts] of modes) {
	const c = await browser.newContext({ ...opts, storageState: state });
	p = await c.newPage();
	const shot = async (n, f) => {
		try {
			if (f) await f();
			await p.waitForLoadState('networkidle');
			await p.waitForTimeout(400);
			await p.screenshot({ path: out + n + '-' + name + '.png' });
			const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (over > 0) console.log(n, name, 'overflow', over);
			if (name === 'small') {
				const small = await p.evaluate(() =>
					[...document.querySelectorAll('button,a[role],input,[role=option],[role=menuitem],nav a')]
						.filter((e) => {
							const r = e.getBoundingClientRect();
							return (
								r.width > 1 &&
								r.height > 1 &&
								r.height < 43.5 &&
								getComputedStyle(e).visibility !== 'hidden'
							);
						})
						.map(
							(e) =>
								e.tagName +
								'.' +
								String(e.className).slice(0, 60) +
								' ' +
								Math.round(e.getBoundingClientRect().height) +
								' ' +
								(e.textContent || e.ariaLabel || '').slice(0, 20),
						)
						.slice(0, 12),
				);
				if (small.length) console.log(n, small.join('\n   '));
			}
		} catch (e) {
			console.log(n, name, String(e).slice(0, 200));
		}
	};
	const go = (n, u, f) =>
		shot(n, async () => {
			await p.goto(base + u);
			await p.waitForLoadState('networkidle');
			await f?.();
		});
	await go('home', '/');
	await go('patients', '/patients');
	await go('doctors', '/doctors');
	await go('assignments', '/assignments');
	await go('ended', '/assignments?status=ended');
	await go('noprimary', '/assignments?view=no_primary');
	await go('left', '/assignments?view=archived_doctor');
	await go('activity', '/activity');
	await go('people', '/people');
	await go('settings', '/settings');
	await go('reviews', '/people/emergency-access');
	await go('emergency', '/emergency-access');
	await go('security', '/people/security');
	await p.goto(base + '/patients');
	await p.waitForLoadState('networkidle');
	const href = await p.locator('tbody a').first().getAttribute('href');
	await go('patient', href);
	await go('edit', href + '/edit');
	await go('history', href + '?view=history');
	await go('assign', href, async () => {
		await p.getByRole('button', { name: 'Assign doctor' }).first().click();
		await p.waitForTimeout(800);
	});
	await go('share', href, async () => {
		await p.getByRole('button', { name: 'Share', exact: true }).first().click();
		await p.waitForTimeout(800);
	});
	await go('end', '/assignments', async () => {
		await p.getByRole('button', { name: /^End…/ }).first().click();
		await p.waitForTimeout(800);
	});
	await go('newerr', '/patients/new', async () => {
		await p.getByLabel('Birth date').fill('soon');
		await p.getByLabel('Telephone', { exact: true }).fill('12');
		await p.getByRole('button', { name: 'Register patient' }).click();
		await p.waitForTimeout(600);
	});
	const nm = await (async () => {
		await p.goto(base + '/patients');
		await p.waitForLoadState('networkidle');
		return await p.locator('tbody a').nth(1).textContent();
	})();
	await go('similar', '/patients/new', async () => {
		const w = nm.replace(/[\u2066-\u2069]/g, '').split(' ');
		await p.getByLabel('Given name').fill(w[0]);
		await p.getByLabel('Family name').fill(w.slice(1).join(' '));
		await p.waitForTimeout(1500);
	});
	await go('docedit', '/doctors', async () => {
		await p.locator('tbody a').first().click();
		await p.waitForTimeout(1500);
	});
	await go('palette', '/', async () => {
		await p.keyboard.press('Control+k');
		await p.waitForTimeout(600);
	});
	await go('notfound', '/nowhere');
	await c.close();
}
await browser.close();
