import { DomainError, type Services } from '@hms/api';
import { type Db, hasOwnSettings, isMigrated } from '@hms/db';
import type { FastifyInstance } from 'fastify';
import type { ClosingState } from './graceful-closing.ts';
import { apiPath } from './request-url.ts';

/** The readiness check waits this long for the database, in milliseconds. */
const databaseTimeoutMs = 3000;

/** Liveness, readiness, and the public keys of the tokens. */
export function health(
	app: FastifyInstance,
	{ tokens }: Pick<Services, 'tokens'>,
	requireReady: () => Promise<void>,
): void {
	app.get(`${apiPath}/.well-known/jwks.json`, () => tokens.jwks);
	app.get(`${apiPath}/health/live`, () => ({ status: 'ok' }));
	app.get(`${apiPath}/health/ready`, async (_, reply) => {
		reply.header('cache-control', 'no-store');
		await requireReady();
		return { status: 'ok' };
	});
}

/** @returns throws DomainError `unavailable` if the system should get no requests */
export function readiness(db: Db, closing: ClosingState): () => Promise<void> {
	// Concurrent checks share one query.
	let pending: Promise<string | undefined> | undefined;
	return async () => {
		if (closing.hasBegun) throw new DomainError('unavailable', 'The system is being stopped.');
		pending ??= findProblem(db).finally(() => {
			pending = undefined;
		});
		await requireNoProblem(pending);
	};
}

/** Why the database is not as this program needs it, in words. */
async function findProblem(db: Db): Promise<string | undefined> {
	if (!(await hasOwnSettings(db))) {
		return 'A pooler drops the settings of connections to the database. The product needs the address of the database itself.';
	}
	if (!(await isMigrated(db))) {
		return 'The database is not up to date. Start the system again; that brings it there.';
	}
	return undefined;
}

/** @throws DomainError `unavailable` if the database does not answer in time, or is not as this program needs it */
async function requireNoProblem(pending: Promise<string | undefined>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(reject, databaseTimeoutMs, new Error('the database did not answer in time'));
	});
	const problem = await Promise.race([pending, late])
		.catch((error: unknown) => {
			throw Object.assign(new DomainError('unavailable', 'The database cannot be reached.'), {
				cause: error,
			});
		})
		.finally(() => clearTimeout(timer));
	if (problem !== undefined) throw new DomainError('unavailable', problem);
}
