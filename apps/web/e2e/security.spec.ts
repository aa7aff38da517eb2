import { ada } from './sample.ts';
import { expect, test } from './test.ts';

test('injected scripts do not run on any page', async ({ context, api }) => {
	const { id } = await api.createPatient(ada);
	// A page without the check for console errors: the browser logs the violations.
	const page = await context.newPage();
	for (const path of ['/patients', `/patients/${id}`, `/patients/${id}/edit`, '/nowhere']) {
		const answer = await page.goto(path);
		const policy = answer?.headers()['content-security-policy'] ?? '';
		expect(policy).toMatch(/script-src 'self' '(sha256|nonce)-/);
		expect(policy).not.toMatch(/script-src[^;]*unsafe/);
		const refused = await page.evaluate(async () => {
			const blocked: string[] = [];
			const allBlocked = new Promise<void>((resolve) => {
				document.addEventListener('securitypolicyviolation', (event) => {
					blocked.push(event.effectiveDirective);
					if (blocked.length === 3) resolve();
				});
			});
			const script = document.createElement('script');
			script.textContent = 'document.title = "smuggled"';
			document.body.append(script);
			// Not `onclick`: React stops clicks on a page that it has not hydrated yet.
			document.body.insertAdjacentHTML(
				'beforeend',
				'<img alt="" src="data:," onerror="document.title = \'smuggled\'">',
			);
			await fetch('https://elsewhere.example/').catch(() => undefined);
			// Violation events are dispatched asynchronously.
			await allBlocked;
			return blocked;
		});
		expect(refused.toSorted()).toEqual(['connect-src', 'script-src-attr', 'script-src-elem']);
		expect(await page.title()).not.toContain('smuggled');
	}
});

test('files are cached permanently, pages are not cached', async ({ page, request, baseURL }) => {
	const shell = await page.goto('/sign-in');
	expect(shell?.headers()['cache-control']).toBe('no-store');
	expect(shell?.headers()['content-encoding']).toBe('gzip');
	const path = await page.locator('script[src]').first().getAttribute('src');
	for (const encoding of ['br', 'gzip']) {
		const file = await request.get(`${baseURL}${path}`, {
			headers: { 'accept-encoding': encoding },
		});
		expect(file.headers()['content-encoding']).toBe(encoding);
		expect(file.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
	}
});
