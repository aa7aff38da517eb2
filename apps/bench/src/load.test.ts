import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { measure, type Request } from './load.ts';

let close = () => {};
afterEach(() => close());

async function serve(listener: RequestListener): Promise<string> {
	const server = createServer(listener).listen(0, '127.0.0.1');
	await once(server, 'listening');
	close = () => server.close();
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('no address');
	return `http://127.0.0.1:${address.port}`;
}

const request = (path: string): Request => ({
	method: 'GET',
	path,
	headers: {},
	procedures: 2,
	check: (body) => (String(body) === path ? undefined : `it is of ${body}`),
});
const load = { connections: 3, seconds: 0.3 };

it('has each connection send its own requests, one after the other, and counts procedures', async () => {
	const open = new Map<unknown, { paths: Set<string>; now: number }>();
	let answered = 0;
	const url = await serve((incoming, response) => {
		const known = open.get(incoming.socket) ?? { paths: new Set(), now: 0 };
		open.set(incoming.socket, known);
		known.paths.add(String(incoming.url));
		known.now++;
		expect(known.now).toBe(1);
		setTimeout(() => {
			known.now--;
			answered++;
			response.end(incoming.url);
		}, 1);
	});
	const reading = await measure(url, load, (connection) => request(`/${connection}`));
	expect(reading.requests).toBe(answered);
	expect(reading.procedures).toBe(2 * answered);
	// What is answered after the end is no part of the rate.
	expect(reading.rate * load.seconds).toBeLessThanOrEqual(reading.procedures);
	expect([...open.values()].map(({ paths }) => [...paths]).toSorted()).toEqual([
		['/0'],
		['/1'],
		['/2'],
	]);
});

it('ends with an error at the first answer that is of something else', async () => {
	let asked = 0;
	const url = await serve((incoming, response) => {
		response.end(asked++ === 2 ? '/another' : incoming.url);
	});
	await expect(measure(url, load, () => request('/one'))).rejects.toThrow(
		/\/one: it is of \/another/,
	);
});

it('ends with an error where a request is refused or not answered', async () => {
	const refusing = await serve((_, response) => void response.writeHead(503).end('no'));
	await expect(measure(refusing, load, () => request('/one'))).rejects.toThrow(/answered 503/);
	close();
	const silent = await serve((incoming) => void incoming.socket.destroy());
	await expect(measure(silent, load, () => request('/one'))).rejects.toThrow(/\/one/);
});

it('reads compressed answers', async () => {
	const url = await serve((incoming, response) => {
		response.setHeader('content-encoding', 'gzip');
		response.end(gzipSync(String(incoming.url)));
	});
	const { requests } = await measure(url, load, () => request('/one'));
	expect(requests).toBeGreaterThan(0);
});
