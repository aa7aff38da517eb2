import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPrism, type ValidatingProxy } from './prism.testing.ts';

/** A server of this test's, whose answers are not as the document says, but for one. */
const answers: Record<string, object> = {
	'/api/clinic': {
		timeZone: 'UTC',
		country: null,
		emergencyAccess: 'off',
		today: '2026-11-30',
		now: 'yesterday',
	},
	'/api/patients?limit=1': { items: [], nextCursor: null },
	'/api/patients?limit=1000': { items: [], nextCursor: null },
	'/api/doctors': { items: [] },
};
const server = createServer((request, response) => {
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(answers[request.url ?? '']));
});
let proxy: ValidatingProxy;
beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port was given');
	proxy = await startPrism(`http://127.0.0.1:${address.port}`);
});
afterAll(async () => {
	await proxy.close();
	server.close();
});

async function checked(path: string): Promise<void> {
	const address = proxy.addressOf({ method: 'GET', path, body: undefined });
	if (!address) throw new Error(`${path} is not sent to the proxy`);
	proxy.check(await fetch(address, { headers: { authorization: 'Bearer x' } }));
}

it('finds what an answer has besides the document, and what a server should not have accepted', async () => {
	await checked('/api/patients?limit=1');
	await expect(checked('/api/clinic')).rejects.toThrow(/now.*date-time/);
	await expect(checked('/api/doctors')).rejects.toThrow('nextCursor');
	await expect(checked('/api/patients?limit=1000')).rejects.toThrow('limit must be <= 100');
});
