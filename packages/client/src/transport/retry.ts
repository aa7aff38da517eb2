import type { ClinicError } from '../errors.ts';
import type { Kind } from './kind.ts';

/** The statuses of proxies that could not reach the server. */
const gatewayStatuses = new Set([502, 503, 504]);

/** Whether the same call may succeed a little later. */
function isTemporary({ code, status = 0 }: ClinicError, kind: Kind): boolean {
	switch (code) {
		case 'network':
		case 'unavailable':
		case 'too_many_requests':
		case 'internal':
			return true;
		// The first request with the idempotency key is still running: its answer was lost, or a button was clicked twice.
		case 'conflict':
			return kind === 'create';
		case 'unexpected_answer':
			return gatewayStatuses.has(status);
		default:
			return false;
	}
}

/**
 * The milliseconds to wait before a failed call is repeated; undefined if it is not. Reads are repeated, and creates, which have
 * an idempotency key. At random, so that many clients do not come back at the same moment; never sooner than the server said.
 * @param attempt the number of the attempt that failed, from 1
 */
export function delayBefore(
	kind: Kind,
	error: ClinicError,
	{ attempt, retries }: { attempt: number; retries: number },
): number | undefined {
	if (kind === 'write' || attempt > retries || !isTemporary(error, kind)) return undefined;
	const jitter = 0.5 + Math.random() / 2;
	return (error.retryAfter ?? 0) * 1000 + 200 * 2 ** (attempt - 1) * jitter;
}
