import { type AppRouter, appRouter, DomainError } from '@hms/api';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ContextOf } from './authentication.ts';
import { report } from './problems.ts';

/** Calls in one request at most. */
const maxBatchSize = 10;

/** The procedures as TypeScript programs and our own pages call them. */
export async function trpc(app: FastifyInstance, contextOf: ContextOf): Promise<void> {
	const options: FastifyTRPCPluginOptions<AppRouter> = {
		prefix: '/api/trpc',
		trpcOptions: {
			router: appRouter,
			maxBatchSize,
			createContext: ({ req, res }) => contextOf(req, res),
			onError: ({ error, req }) => report(req, error),
			responseMeta: () => ({ headers: new Headers({ 'cache-control': 'no-store' }) }),
		},
	};
	await app.register(async (scope) => {
		// tRPC's own adapter would take forms too, which any site can make a browser send.
		scope.addHook('onRequest', async ({ headers }) => {
			const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
			if (type !== undefined && type !== 'application/json') {
				throw new DomainError('unsupported_media_type', 'Send application/json.');
			}
		});
		scope.addHook('onRequest', async (request) => requireKeyOfOneCall(request));
		await scope.register(fastifyTRPCPlugin, options);
	});
}

/**
 * A key belongs to one call. What else travels in its request is a matter of moments, and differs when it is sent again.
 * @throws DomainError `validation` for a batch of several with a key
 */
function requireKeyOfOneCall({ headers, params }: FastifyRequest): void {
	// The plugin's only route ends in the names of the procedures, with commas between them.
	const { path = '' } = params as { path?: string };
	if (headers['idempotency-key'] === undefined || !path.includes(',')) return;
	throw new DomainError(
		'validation',
		'Idempotency-Key belongs to one call: send the call that it is for by itself.',
		[{ path: 'Idempotency-Key', message: 'cannot be for several calls at once' }],
	);
}
