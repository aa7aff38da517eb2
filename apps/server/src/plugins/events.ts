import { checkTwoFactor, type Services, unauthenticated } from '@hms/api';
import type { FastifyInstance } from 'fastify';
import type { EventStreams } from '../event-streams.ts';
import { apiPath } from './request-url.ts';

/** What happens, as it happens, as server-sent events. */
export function events(
	app: FastifyInstance,
	{ database, settings }: Services,
	streams: EventStreams,
): void {
	app.get(
		`${apiPath}/events`,
		// It has no answer that HEAD could describe without opening a stream.
		{ exposeHeadRoute: false, config: { endless: true } },
		async (request, reply) => {
			if (!request.session) throw unauthenticated();
			await checkTwoFactor(database.as(request.session), settings.requireTwoFactor);
			const stream = await streams.open(request.session);
			// Whoever asked may be gone by now.
			if (request.raw.destroyed) stream.destroy();
			return reply
				.headers({
					'content-type': 'text/event-stream',
					// Proxies neither keep it nor hold it back: nginx goes by the second header.
					'cache-control': 'no-store, no-transform',
					'x-accel-buffering': 'no',
				})
				.send(stream);
		},
	);
	// After requests were given time to go elsewhere, and before the server waits for those that run.
	app.addHook('preClose', () => streams.close());
}
