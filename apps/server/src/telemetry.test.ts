import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { attributesOf, type Collector, openCollector, type SentSpan } from './collector.testing.ts';
import { openServer, type Server } from './testing.ts';

const token = 'a-token-for-prometheus';
const lines: string[] = [];

let collector: Collector;
let server: Server;
beforeAll(async () => {
	collector = await openCollector();
	// The exporters read the address from the environment of the process.
	vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
	vi.stubEnv('OTEL_SERVICE_NAME', 'clinic-in-a-test');
	server = await openServer(
		{
			...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
			...{ OTEL_BSP_SCHEDULE_DELAY: '20', OTEL_METRIC_EXPORT_INTERVAL: '100' },
			...{ METRICS_TOKEN: token, LOG_LEVEL: 'info' },
		},
		{ log: { write: (line) => void lines.push(line) } },
	);
});
afterEach(() => collector.answerWith(200));
afterAll(async () => {
	await server.close();
	await collector.close();
	vi.unstubAllEnvs();
});

/** The spans of a request, once all of it was sent. */
async function traceOf(requestId: string | null) {
	const find = () =>
		collector.spans.find((span) => attributesOf(span)['hms.request_id'] === requestId);
	await expect.poll(find).toBeDefined();
	const request = find() as SentSpan;
	const within = ({ spanId }: SentSpan) =>
		collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId);
	return { request, within };
}

const names = (spans: SentSpan[]) => spans.map(({ name }) => name);

describe('traces', () => {
	it('have a span a request, for its procedures and their statements, within the trace of the caller', async () => {
		const traceId = '0af7651916cd43dd8448eb211c80319c';
		const answer = await server.ada.send(
			'POST',
			'/api/patients',
			{ givenName: 'Wilhelmina' },
			{
				traceparent: `00-${traceId}-b7ad6b7169203331-01`,
			},
		);
		expect(answer.status).toBe(201);
		const { request, within } = await traceOf(answer.headers.get('x-request-id'));
		expect(request).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' });
		expect(request.name).toBe('POST /api/patients');
		expect(attributesOf(request)).toEqual({
			'http.request.method': 'POST',
			'http.route': '/api/patients',
			'http.response.status_code': 201,
			'hms.request_id': answer.headers.get('x-request-id'),
		});
		const [call, ...others] = within(request);
		expect(others).toEqual([]);
		if (!call) throw new Error('the procedure has no span');
		expect(call).toMatchObject({ traceId, name: 'patient.create' });
		expect(attributesOf(call)).toEqual({ 'hms.procedure': 'patient.create', 'hms.outcome': 'ok' });
		const statements = within(call);
		expect(names(statements)).toEqual(
			expect.arrayContaining(['begin', 'select enter_session', 'insert patients', 'commit']),
		);
		for (const statement of statements) {
			expect(attributesOf(statement)).toEqual({
				'db.system.name': 'postgresql',
				'db.query.summary': statement.name,
			});
		}
	});

	it('tell the pattern of a path, and the statements of quick reads and of the system', async () => {
		const path = '/api/patients/01900000-0000-7000-8000-000000000001';
		const answer = await server.ada.send('GET', path);
		const { request, within } = await traceOf(answer.headers.get('x-request-id'));
		expect(request.name).toBe('GET /api/patients/:id');
		const [call] = within(request);
		expect(call && attributesOf(call)).toMatchObject({ 'hms.outcome': 'not_found' });
		expect(call && names(within(call))).toContain('select patients');

		const body = { email: 'nobody@example.org', password: 'wrong horse battery' };
		const refused = await server.send('POST', '/api/auth/login', body);
		const signIn = await traceOf(refused.headers.get('x-request-id'));
		const [login] = signIn.within(signIn.request);
		expect(login && names(signIn.within(login))).toEqual(
			expect.arrayContaining(['select users', 'select count_attempt']),
		);
	});

	it('have the code of an error of the database, and no more of it', async () => {
		const taken = { email: server.ada.user.email, name: 'Ada', password: 'another horse battery' };
		const answer = await server.send('POST', '/api/auth/register', taken);
		expect(answer.status).toBe(409);
		const { request, within } = await traceOf(answer.headers.get('x-request-id'));
		const [call] = within(request);
		const failed = call && within(call).find(({ status }) => status.code === 2);
		expect(failed && attributesOf(failed)).toEqual({
			'db.system.name': 'postgresql',
			'db.query.summary': 'insert users',
			'db.response.status_code': '23505',
		});
		expect(failed?.status).toEqual({ code: 2 });
	});

	it('begin anew where the caller names no trace, or a broken one', async () => {
		for (const traceparent of [
			'',
			'ff-nonsense',
			'00-00000000000000000000000000000000-b7ad6b7169203331-01',
		]) {
			const answer = await server.ada.send('GET', '/api/auth/me', undefined, { traceparent });
			const { request } = await traceOf(answer.headers.get('x-request-id'));
			expect(request.parentSpanId).toBeUndefined();
			expect(request.traceId).toMatch(/^[0-9a-f]{32}$/);
		}
	});

	it('contain nothing that somebody sent, or that is stored', async () => {
		const { send, user } = server.ada;
		const { body: patient } = await send('POST', '/api/patients', {
			givenName: 'Xanthippe',
			familyName: 'Quellenhofer',
		});
		await send('GET', '/api/patients?q=Quellenhofer');
		await send('GET', '/api/made-up-by-quellenhofer');
		await send('PATCH', `/api/patients/${patient.id}`, { notes: 'Xanthippe said' });
		await send('QUELLENHOFER', '/api/patients').catch(() => undefined);
		const last = await send('GET', `/api/patients/${patient.id}/history`);
		await traceOf(last.headers.get('x-request-id'));
		const all = JSON.stringify(collector.spans) + JSON.stringify(collector.metrics());
		for (const secret of [/quellenhofer/i, /xanthippe/i, patient.id, user.id, user.email]) {
			expect(all).not.toMatch(secret);
		}
	});

	it('are about no statement of the background', async () => {
		const ids = new Set(collector.spans.map(({ spanId }) => spanId));
		const roots = collector.spans.filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''));
		// Requests alone have no parent here.
		expect(roots.filter((span) => !('hms.request_id' in attributesOf(span)))).toEqual([]);
	});
});

describe('metrics', () => {
	it('are those that Prometheus reads', async () => {
		await server.ada.send('GET', '/api/auth/me');
		const shown = { authorization: `Bearer ${token}` };
		const { body } = await server.send('GET', '/api/metrics', undefined, shown);
		const declared = [...String(body).matchAll(/^# TYPE (\S+) (\w+)/gm)].map(
			([, name, type]) => `${name} ${type}`,
		);
		const sent = () =>
			collector
				.metrics()
				.map(
					({ name, sum, histogram }) =>
						`${name} ${histogram ? 'histogram' : sum ? 'counter' : 'gauge'}`,
				);
		await expect.poll(() => sent().sort()).toEqual(declared.sort());
	});

	it('have the same labels and numbers, and buckets that do not contain the smaller ones', async () => {
		const find = () =>
			collector
				.metrics()
				.find(({ name }) => name === 'hms_procedure_duration_seconds')
				?.histogram?.dataPoints.find((point) => {
					const { procedure, outcome } = attributesOf(point);
					return procedure === 'auth.register' && outcome === 'ok';
				});
		await expect.poll(find).toMatchObject({ count: 2 });
		const point = find();
		expect(point?.bucketCounts?.length).toBe(Number(point?.explicitBounds?.length) + 1);
		expect(point?.bucketCounts?.reduce((sum, count) => sum + count, 0)).toBe(2);
		expect(point?.sum).toBeGreaterThan(0);
	});

	it('name the service, its version and the process', () => {
		for (const resource of collector.resources) {
			expect(resource).toMatchObject({
				'service.name': 'clinic-in-a-test',
				'service.version': expect.stringMatching(/^\d+\.\d+\.\d+$/),
				'service.instance.id': collector.resources[0]?.['service.instance.id'],
			});
		}
	});
});

it('a collector that refuses keeps no request waiting, and is told of once', async () => {
	const said = (text: string) => lines.filter((line) => line.includes(text)).length;
	collector.answerWith(400);
	const before = collector.attempts();
	expect((await server.ada.send('GET', '/api/auth/me')).status).toBe(200);
	await expect.poll(() => collector.attempts()).toBeGreaterThan(before + 3);
	expect(said('metrics are not delivered to the collector')).toBe(1);
	expect(said('delivered to the collector again')).toBe(0);
	collector.answerWith(200);
	await expect.poll(() => said('metrics are delivered to the collector again')).toBe(1);
});
