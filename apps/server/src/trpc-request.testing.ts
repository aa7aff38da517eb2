import { procedures } from '@hms/api';
import type { Send } from './testing.ts';

/** For tests of both transports: sends a procedure's input over tRPC. */
export function sendOverTrpc(
	send: Send,
	{ procedure, input, key }: { procedure: string; input: unknown; key?: string | undefined },
): ReturnType<Send> {
	const isQuery = procedures.get(procedure)?.type === 'query';
	const headers = key === undefined ? {} : { 'idempotency-key': key };
	const path = `/api/trpc/${procedure}`;
	if (!isQuery) return send('POST', path, input, headers);
	const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
	return send('GET', path + query, undefined, headers);
}
