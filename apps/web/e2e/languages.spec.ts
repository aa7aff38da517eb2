import { expectAccessible } from './expect-accessible.ts';
import { expect, originOf, test } from './test.ts';

/** Has the server answer in a language, as a choice of the user's does. */
const cookie = (language: string) => ({ name: 'hms_language', value: language, url: originOf() });

test('texts that are longer, accented and from right to left work before and after signing in', async ({
	page,
	context,
	api: _,
	account,
}) => {
	const session = await context.cookies();
	await context.clearCookies();
	await context.addCookies([cookie('ar-XB')]);
	await page.goto('/patients');
	await expect(page).toHaveURL(/\/sign-in\?next=%2Fpatients$/);
	const html = page.locator('html');
	await expect(html).toHaveAttribute('dir', 'rtl');
	await expect(html).toHaveAttribute('lang', 'ar-XB');
	await expect(page).toHaveTitle(/^Sîgñ îñ/);
	await expectAccessible(page);
	// What the API says in English has the page's language too.
	const [email, password] = [page.getByLabel(/^É-måîl/), page.getByLabel(/^Påššwõrd/)];
	await email.fill(account.email);
	await password.fill('something else');
	await page.getByRole('button', { name: /^Sîgñ îñ~+$/ }).click();
	await expect(page.getByText('Thé é-måîl åddréšš õr thé påššwõrd îš wrõñg.')).toBeVisible();

	await context.addCookies(session);
	await page.goto('/patients');
	const navigation = page.getByRole('navigation');
	await expect(navigation).toBeVisible();
	const { x = 0 } = (await navigation.boundingBox()) ?? {};
	expect(x).toBeGreaterThan(640);
	// A navigation within the app stays in the language, and the address has none.
	await navigation.getByRole('link', { name: /^Dõçtõrš/ }).click();
	await expect(page).toHaveURL(/\/doctors$/);
	await expect(html).toHaveAttribute('dir', 'rtl');
	await expect(navigation.getByRole('link', { name: /^Dõçtõrš/ })).toHaveAttribute(
		'aria-current',
		'page',
	);
	await page.reload();
	await expect(html).toHaveAttribute('lang', 'ar-XB');
	await expect(page.evaluate(() => document.documentElement.scrollWidth)).resolves.toBeLessThan(
		1281,
	);
	const answer = await page.goto('/no-such-page');
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: /^Pågé ñõt fõüñd/ })).toBeVisible();
});

test('a language that is chosen in the settings holds at once, and after signing out', async ({
	page,
	api: _,
}) => {
	await page.goto('/settings');
	const html = page.locator('html');
	await expect(html).toHaveAttribute('lang', 'en-GB');
	const formats = page.getByRole('form', { name: 'Language and formats' });
	await formats.getByRole('combobox', { name: 'Language' }).click();
	await page.getByRole('option', { name: 'English (United States)', exact: true }).click();
	await formats.getByRole('button', { name: 'Save formats' }).click();
	await expect(html).toHaveAttribute('lang', 'en-US');
	await expect(page).toHaveURL(/\/settings$/);
	await page.getByRole('button', { name: 'Account' }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL(/\/sign-in$/);
	await expect(html).toHaveAttribute('lang', 'en-US');
});

test('who is not signed in gets the language that the browser asks for', async ({ request }) => {
	const ask = (headers: Record<string, string>) => request.get('/sign-in', { headers });
	for (const [asked, given] of [
		['tlh, en-US;q=0.8', '<html lang="en-US" dir="ltr"'],
		['de-AT, en;q=0.8', '<html lang="de" dir="ltr"'],
		['ar-EG', '<html lang="ar" dir="rtl"'],
	] as const) {
		const answer = await ask({ 'accept-language': asked });
		expect(/<html lang="\S+" dir="\S+"/.exec(await answer.text())?.[0]).toBe(given);
		expect(answer.headers()['vary']).toMatch(/Accept-Language, Cookie/i);
	}
	const path = await request.get('/sign-in/', { maxRedirects: 0 });
	expect(path.headers()['location']).not.toContain('en-');
	expect((await request.get('/en-GB/sign-in', { maxRedirects: 0 })).headers()['location']).toBe(
		'/sign-in?next=%2Fen-GB%2Fsign-in',
	);
});
