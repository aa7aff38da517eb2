import { openApiDocument } from '@hms/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

it('describes every path that REST answers', async () => {
	const { status, headers, body } = await server.send('GET', '/api/openapi.json');
	expect(status).toBe(200);
	expect(headers.get('content-type')).toContain('application/json');
	expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

it('loads only files of its own', async () => {
	const { status, headers, body } = await server.send('GET', '/api/docs');
	expect(status).toBe(200);
	expect(headers.get('content-type')).toContain('text/html');
	const files = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => String(file));
	expect(files.length).toBeGreaterThan(3);
	for (const file of files) {
		const loaded = await server.send('GET', new URL(file, `${server.url}/api/docs`).pathname);
		expect({ file, status: loaded.status }).toEqual({ file, status: 200 });
	}
	expect(body).not.toMatch(/<script>|<style|https?:/);
});
