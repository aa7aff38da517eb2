import { type AppRouter, appRouter, DomainError } from '@hms/api';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance } from 'fastify';
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
		await scope.register(fastifyTRPCPlugin, options);
	});
}
