import { DomainError, type Services } from '@hms/api';
import { isMigrated } from '@hms/db';
import type { FastifyInstance } from 'fastify';
import { base } from './addresses.ts';
import type { Closing } from './closing.ts';

/** Who asks whether the product is ready does not wait longer for the database, in milliseconds. */
const patience = 3000;

/** For whoever runs it: is the process alive, and can it serve? And with which keys others check our tokens. */
export function health(
	app: FastifyInstance,
	{ database, tokens }: Services,
	closing: Closing,
): void {
	// Asked from many sides at once, the database is asked once.
	let asking: Promise<boolean> | undefined;
	app.get(`${base}/.well-known/jwks.json`, () => tokens.jwks);
	app.get(`${base}/health/live`, () => ({ status: 'ok' }));
	app.get(`${base}/health/ready`, async (_, reply) => {
		reply.header('cache-control', 'no-store');
		if (closing.begun) throw new DomainError('unavailable', 'The system is being stopped.');
		asking ??= isMigrated(database.system).finally(() => {
			asking = undefined;
		});
		await requireReady(asking);
		return { status: 'ok' };
	});
}

/** @throws DomainError `unavailable` if the database does not answer in time, or is not as this program needs it */
async function requireReady(asking: Promise<boolean>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(reject, patience, new Error('the database did not answer in time'));
	});
	const migrated = await Promise.race([asking, late])
		.catch((error: unknown) => {
			throw Object.assign(new DomainError('unavailable', 'The database cannot be reached.'), {
				cause: error,
			});
		})
		.finally(() => clearTimeout(timer));
	if (!migrated) {
		throw new DomainError(
			'unavailable',
			'The database is not up to date. Start the system again; that brings it there.',
		);
	}
}
