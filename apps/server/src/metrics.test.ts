import { Passwords } from '@hms/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, password, problemOf, type Server } from './testing.ts';

const token = 'a-token-for-prometheus';
const shown = { authorization: `Bearer ${token}` };

let server: Server;
beforeAll(async () => {
	server = await openServer(
		{ METRICS_TOKEN: token, LIMIT_SIGN_IN_PER_ADDRESS: 'off', DATA_DIR: '/tmp' },
		// One at a time, so that others wait on any machine.
		{ passwords: new Passwords(1) },
	);
});
afterAll(() => server.close());

async function scrape(): Promise<string> {
	const answer = await server.send('GET', '/api/metrics', undefined, shown);
	expect(answer.status).toBe(200);
	expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
	return answer.body;
}

/** The value of one series, 0 if there is none yet. */
function seriesOf(text: string, series: string): number {
	const line = text.split('\n').find((one) => one.startsWith(`${series} `));
	return line === undefined ? 0 : Number(line.slice(series.length + 1));
}

const requests = (method: string, route: string, status: number) =>
	`hms_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`;
const calls = (procedure: string, outcome: string) =>
	`hms_procedure_duration_seconds_count{procedure="${procedure}",outcome="${outcome}"}`;

describe('the metrics', () => {
	it('are answered with the token only', async () => {
		const wrong = ['', 'Bearer', 'Bearer wrong', token, `Basic ${token}`, `Bearer ${token}x`];
		const nothing = await problemOf(server.send('GET', '/api/nothing'));
		for (const authorization of wrong) {
			for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']) {
				const answer = await server.send(method, '/api/metrics', undefined, { authorization });
				expect(answer.status, `${method} ${authorization}`).toBe(404);
				expect(answer.headers.get('allow')).toBeNull();
			}
		}
		expect(await problemOf(server.send('GET', '/api/metrics'))).toMatchObject({
			status: nothing.status,
			code: nothing.code,
		});
		expect(await problemOf(server.ada.send('GET', '/api/metrics'))).toMatchObject({ status: 404 });
		await scrape();
		expect((await server.send('HEAD', '/api/metrics', undefined, shown)).status).toBe(200);
	});

	it('are not served without a token in the settings', async () => {
		const quiet = await openServer();
		expect(await problemOf(quiet.send('GET', '/api/metrics', undefined, shown))).toMatchObject({
			status: 404,
		});
		await quiet.close();
	});

	it('count requests by the pattern of their path', async () => {
		const series = requests('GET', '/api/patients/:id', 404);
		const before = seriesOf(await scrape(), series);
		const ids = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
		for (const id of ids) await server.ada.send('GET', `/api/patients/${id}`);
		const text = await scrape();
		expect(seriesOf(text, series)).toBe(before + 2);
		for (const id of ids) expect(text).not.toContain(id);
		expect(seriesOf(text, 'hms_http_requests_in_flight')).toBe(1);
	});

	it('count each call of a batch by the name of its procedure, over both transports', async () => {
		const before = await scrape();
		await server.ada.send('GET', '/api/trpc/auth.me,auth.me,patient.list?batch=1&input=%7B%7D');
		await server.ada.send('GET', '/api/auth/me');
		await server.send('GET', '/api/trpc/auth.me');
		const after = await scrape();
		const more = (series: string) => seriesOf(after, series) - seriesOf(before, series);
		expect(more(calls('auth.me', 'ok'))).toBe(3);
		expect(more(calls('auth.me', 'unauthenticated'))).toBe(1);
		expect(more(calls('patient.list', 'validation'))).toBe(1);
		expect(more(requests('GET', '/api/trpc/:path', 207))).toBe(1);
	});

	it('have no label that a caller can choose', async () => {
		const { send } = server.ada;
		for (let n = 0; n < 20; n++) {
			await send('GET', `/api/made-up-${n}`);
			await send('GET', `/api/trpc/made.up${n}`);
			await send('GET', `/made-up-${n}?made-up=${n}`);
			await send('GET', `/api/patients/made-up-${n}`);
			await send('PROPFIND', '/api/patients');
		}
		const text = await scrape();
		expect(text).not.toMatch(/made.up/);
		expect(text).not.toContain('PROPFIND');
		expect(seriesOf(text, requests('GET', 'none', 404))).toBeGreaterThanOrEqual(40);
		expect(seriesOf(text, requests('other', 'none', 405))).toBe(20);
	});

	it('include passwords, the pool, the process and the version', async () => {
		const text = await scrape();
		expect(seriesOf(text, 'hms_database_connections_max')).toBe(8);
		for (const name of [
			'hms_password_computations',
			'hms_password_queue',
			'hms_database_connections_held',
			'hms_database_queue',
			'hms_access_records_waiting',
		]) {
			expect(text).toContain(`\n${name} 0\n`);
		}
		expect(seriesOf(text, 'hms_ready')).toBe(1);
		expect(seriesOf(text, 'hms_disk_free_bytes{folder="DATA_DIR"}')).toBeGreaterThan(1e6);
		expect(text).toMatch(/hms_build_info\{version="\d+\.\d+\.\d+",node="v\d+/);
		expect(seriesOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
		expect(text).toContain('nodejs_eventloop_lag_seconds');
	});

	it('see the passwords that are computed, and those that wait', async () => {
		let blows = true;
		const storm = Array.from({ length: 30 }, async (_, n) => {
			while (blows) {
				const email = `nobody${n}@example.org`;
				await server.send('POST', '/api/auth/login', { email, password });
			}
		});
		await expect
			.poll(async () => seriesOf(await scrape(), 'hms_password_queue'), {
				interval: 5,
			})
			.toBeGreaterThan(0);
		blows = false;
		await Promise.all(storm);
		const text = await scrape();
		expect(seriesOf(text, 'hms_password_queue')).toBe(0);
		expect(seriesOf(text, 'hms_password_computations')).toBe(0);
	});
});
