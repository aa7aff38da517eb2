import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, type Send, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const create = (
	send: Send,
	key: string,
	input: Record<string, unknown>,
	procedure = 'patient.create',
) => send('POST', `/api/trpc/${procedure}`, input, { 'idempotency-key': key });

const named = async (givenName: string) => {
	const answer = await server.ada.send('GET', `/api/patients?q=${givenName}&total=true`);
	return answer.body.total;
};

describe('an idempotency key over tRPC', () => {
	it('makes one record of a call that comes again, also over REST', async () => {
		const { send } = server.ada;
		const first = await create(send, 't1', { givenName: 'Tesserae' });
		const again = await create(send, 't1', { givenName: 'Tesserae' });
		expect(again).toMatchObject({ status: 200, body: first.body });
		const rest = await send(
			'POST',
			'/api/patients',
			{ givenName: 'Tesserae' },
			{ 'idempotency-key': 't1' },
		);
		expect(rest.body).toEqual(first.body.result.data);
		expect(await named('Tesserae')).toBe(1);
	});

	it('belongs to the procedure, the input and the user', async () => {
		await create(server.ada.send, 't2', { givenName: 'Mine' });
		const mismatch = { error: { data: { code: 'idempotency_mismatch' } } };
		expect(await create(server.ada.send, 't2', { givenName: 'Other' })).toMatchObject({
			status: 422,
			body: mismatch,
		});
		const doctor = { givenName: 'Mine', specialty: 'other' };
		expect(await create(server.ada.send, 't2', doctor, 'doctor.create')).toMatchObject({
			status: 422,
			body: mismatch,
		});
		expect(await create(server.grace.send, 't2', { givenName: 'Hers' })).toMatchObject({
			status: 200,
			body: { result: { data: { givenName: 'Hers' } } },
		});
	});

	it('is refused for several calls at once, none of which then happens', async () => {
		const inputs = { 0: { givenName: 'Batched' }, 1: { givenName: 'Batched' } };
		for (const comma of [',', '%2C']) {
			const path = `/api/trpc/patient.create${comma}patient.create?batch=1`;
			const both = server.ada.send('POST', path, inputs, { 'idempotency-key': 't3' });
			const errors = [{ path: 'Idempotency-Key', message: 'cannot be for several calls at once' }];
			expect(await both).toMatchObject({
				status: 400,
				body: { error: { data: { code: 'validation', httpStatus: 400, errors } } },
			});
		}
		expect(await named('Batched')).toBe(0);
	});

	it('is taken for a batch of one', async () => {
		const one = () =>
			server.ada.send(
				'POST',
				'/api/trpc/patient.create?batch=1',
				{ 0: { givenName: 'Single' } },
				{ 'idempotency-key': 't4' },
			);
		const first = await one();
		expect(first.body[0].result.data.givenName).toBe('Single');
		expect((await one()).body).toEqual(first.body);
		expect(await named('Single')).toBe(1);
	});
});
