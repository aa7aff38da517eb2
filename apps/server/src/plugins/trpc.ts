import { type AppRouter, appRouter } from '@hms/api';
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
	await app.register(fastifyTRPCPlugin, options);
}
