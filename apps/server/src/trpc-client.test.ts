import type { AppRouter } from '@hms/api';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

it('answers the client of tRPC itself', async () => {
	const client = createTRPCClient<AppRouter>({
		links: [
			httpBatchLink({
				url: `${server.url}/api/trpc`,
				headers: { authorization: `Bearer ${server.ada.token}` },
			}),
		],
	});
	const [me, clinic, refused] = await Promise.allSettled([
		client.auth.me.query(),
		client.clinic.get.query(),
		client.patient.list.query({ limit: 1000 }),
	]);
	expect(me).toMatchObject({ value: { email: 'ada@example.org' } });
	expect(clinic).toMatchObject({ value: { timeZone: expect.any(String) } });
	const { reason } = refused.status === 'rejected' ? refused : {};
	expect(reason).toBeInstanceOf(TRPCClientError);
	expect(reason).toMatchObject({ data: { code: 'validation', errors: [{ path: 'limit' }] } });
	expect(await client.patient.create.mutate({ givenName: 'Ada' })).toMatchObject({ version: 1 });
});
