import { DomainError, type Services } from '@hms/api';
import type { FastifyInstance } from 'fastify';
import { base } from './rest.ts';

/** For whoever runs it: is the process alive, and can it serve? And with which keys others check our tokens. */
export function health(app: FastifyInstance, { database, tokens }: Services): void {
	app.get(`${base}/.well-known/jwks.json`, () => tokens.jwks);
	app.get(`${base}/health/live`, () => ({ status: 'ok' }));
	app.get(`${base}/health/ready`, async () => {
		try {
			await database.ping();
		} catch (error) {
			throw Object.assign(new DomainError('unavailable', 'The database cannot be reached.'), {
				cause: error,
			});
		}
		return { status: 'ok' };
	});
}
