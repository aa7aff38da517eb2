import { once } from 'node:events';
import { setInterval as every } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, openSocket, problemInText, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

/** The code of a refusal, over whichever transport. */
const codeOf = ({ body }: { body: { code?: string; error?: { data: { code: string } } } }) =>
	body.error?.data.code ?? body.code;

const ways = ['/api/patients', '/api/trpc/patient.create'];

describe('a body without an end', () => {
	const chunk = `2800\r\n${'x'.repeat(0x2800)}\r\n`;
	const head = (path: string) =>
		`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;

	it.each(ways)('is cut off as soon as it is too long: %s', async (path) => {
		const { socket, until, answer } = await openSocket(server.url);
		socket.write(head(path));
		// Ten chunks are the limit to the byte; one more byte is too much, and nothing follows it.
		for (let n = 0; n < 10; n++) socket.write(chunk);
		socket.write('1\r\nx\r\n');
		expect(await until('payload_too_large')).toMatch(/^HTTP\/1\.1 413 /);
		// It goes on, but nobody listens: the connection is closed.
		let open = true;
		socket.once('close', () => {
			open = false;
		});
		while (open) {
			const goesOn = !socket.destroyed && socket.write(chunk);
			if (goesOn) await new Promise(setImmediate);
			// To be told so by an error is to be closed as well.
			else if (open) await Promise.race([once(socket, 'drain').catch(() => undefined), answer]);
		}
		expect((await answer).match(/HTTP\/1\.1/g)).toHaveLength(1);
	});

	it('that is much too long is answered before its sender has finished', async () => {
		for (const path of ways) {
			const long = 'x'.repeat(20_000_000);
			expect(await server.ada.send('POST', path, long), path).toMatchObject({ status: 413 });
		}
	});

	it('takes 100 KB and no byte more', async () => {
		const empty = JSON.stringify({ givenName: 'L', notes: '' });
		const notes = (bytes: number) =>
			JSON.stringify({ givenName: 'L', notes: 'x'.repeat(bytes - empty.length) });
		const whole = await problemOf(server.ada.send('POST', '/api/patients', notes(102_400)));
		expect(whole).toMatchObject({ status: 400, paths: ['notes'] });
		const more = await problemOf(server.ada.send('POST', '/api/patients', notes(102_401)));
		expect(more).toMatchObject({ status: 413, code: 'payload_too_large' });
	});
});

describe('a slow request', () => {
	let slow: Server;
	beforeAll(async () => {
		slow = await openServer(
			{},
			// What is sent at once arrives in time on any machine.
			{ timeouts: { headersMs: 3000, requestMs: 4000, checkIntervalMs: 50, closingMs: 1000 } },
		);
	});
	afterAll(() => slow.close());

	/** Writes a few bytes again and again, until the other side has closed. */
	async function trickle(start: string, bytes: string): Promise<string> {
		const { socket, answer } = await openSocket(slow.url);
		const stop = new AbortController();
		void answer.then(() => stop.abort());
		socket.write(start);
		try {
			for await (const _ of every(40, undefined, { signal: stop.signal })) socket.write(bytes);
		} catch (error) {
			if (!stop.signal.aborted) throw error;
		}
		return answer;
	}

	it.concurrent.each([
		['headers', 'GET /api/patients HTTP/1.1\r\nHost: localhost\r\n', 'X-More: x\r\n'],
		[
			'a body',
			'POST /api/patients HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n',
			'x',
		],
		[
			'chunks',
			'POST /api/trpc/patient.create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
			'1\r\nx\r\n',
		],
	])('%s is ended, and disturbs nobody', async (_, start, bytes) => {
		const ended = trickle(start, bytes);
		expect((await slow.send('GET', '/api/health/live')).status).toBe(200);
		expect(problemInText(await ended)).toMatchObject({
			status: 400,
			code: 'validation',
			detail: 'The request took too long to arrive.',
		});
	});

	it.concurrent('not even a byte is ended without a word', async () => {
		const { answer } = await openSocket(slow.url);
		expect(await answer).toBe('');
	});
});

describe('JSON', () => {
	const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
	const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

	it.each([
		['a list of 50,000 levels', deep(50_000), 400],
		['100,000 levels without an end', '['.repeat(100_000), 400],
		['100,000 levels', deep(100_000), 413],
		['15,000 levels of objects', nested(15_000), 400],
		['a name of 50,000 levels', `{"givenName":${deep(50_000)}}`, 400],
		['an allergy of 50,000 levels', `{"givenName":"D","allergies":${deep(50_000)}}`, 400],
		['an address of 15,000 levels', `{"givenName":"D","address":${nested(15_000)}}`, 400],
	])('of %s is refused', async (_, body, status) => {
		for (const path of ways) {
			expect((await server.ada.send('POST', path, body)).status, path).toBe(status);
		}
	});

	it.each([
		['a lone byte', [0xff]],
		['a character that is cut off', [0xe2, 0x82]],
		['an overlong slash', [0xc0, 0xaf]],
		['half a surrogate pair', [0xed, 0xa0, 0x80]],
		['Latin-1', [0x4d, 0xfc, 0x6c]],
	])('that is not UTF-8 (%s) is refused, and changes nothing', async (_, bytes) => {
		const { send } = await server.signUp(`utf8-${bytes.join('')}`);
		const body = Buffer.concat([
			Buffer.from('{"givenName":"'),
			Buffer.from(bytes),
			Buffer.from('"}'),
		]);
		for (const path of ways) {
			const answer = await send('POST', path, body);
			expect(answer.status, path).toBe(400);
			expect(codeOf(answer), path).toBe('malformed_json');
		}
		expect((await send('GET', '/api/patients')).body.items).toEqual([]);
	});

	it('of every script comes back as it was sent', async () => {
		const givenName = 'Zoë 小明 Ольга 😁 עדה';
		expect(await server.ada.send('POST', '/api/patients', { givenName })).toMatchObject({
			status: 201,
			body: { givenName },
		});
	});

	it('with a repeated key has the last value', async () => {
		const body = '{"givenName":"first","givenName":"last"}';
		const answer = await server.ada.send('POST', '/api/patients', body);
		expect(answer).toMatchObject({ status: 201, body: { givenName: 'last' } });
	});

	it.each(['{"givenName":"P","__proto__":{"x":1}}', '{"givenName":"P","constructor":{"x":1}}'])(
		'that reaches for the prototype is refused: %s',
		async (body) => {
			for (const path of ways) {
				expect((await server.ada.send('POST', path, body)).status, path).toBe(400);
			}
			expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
		},
	);

	it('is not decompressed', async () => {
		for (const path of ways) {
			const answer = await server.ada.send('POST', path, gzipSync('{"givenName":"G"}'), {
				'content-encoding': 'gzip',
			});
			expect(answer.status).toBe(415);
			expect(codeOf(answer)).toBe('unsupported_media_type');
		}
	});
});
