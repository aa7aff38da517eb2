import { ada } from './sample.ts';
import { expect, test } from './test.ts';

test('the API documentation can be read, and requests sent from it', async ({ page, api }) => {
	await api.createPatient(ada);
	const violations: string[] = [];
	page.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) violations.push(message.text());
	});
	const origins = new Set<string>();
	page.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol.startsWith('http')) origins.add(origin);
	});

	await page.goto('/api/docs');
	await page.getByRole('button', { name: 'get /patients', exact: true }).click();
	await page.getByRole('button', { name: 'Execute' }).click();
	await expect(page.locator('.responses-table.live-responses-table')).toContainText('Lovelace');
	expect(violations).toEqual([]);
	expect([...origins]).toEqual([new URL(page.url()).origin]);
});
