import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportActivity } from '@hms/api';
import { stringify } from 'csv-stringify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Admit } from './admission.ts';
import type { ContextOf } from './authentication.ts';
import { logError } from './problems.ts';
import { apiPath } from './request-url.ts';

/** What is exported as a file. */
export function exports(
	app: FastifyInstance,
	contextOf: ContextOf,
	{ admit, unreadMs }: { admit: Admit; unreadMs: number },
): void {
	app.get(`${apiPath}/activity.csv`, { exposeHeadRoute: false }, (request, reply) => {
		const { promise, resolve, reject } = Promise.withResolvers<FastifyReply>();
		// It counts as a request until all of it is read, not only until the answer begins.
		admit(request, async () => {
			const rows = await exportActivity(
				contextOf(request, reply),
				request.query as Record<string, unknown>, // Fastify parses it into an object
			);
			const csv = stringify({
				// Excel takes a file without it for one in the encoding of the machine.
				bom: true,
				record_delimiter: 'windows',
				// A name such as "=1+1" is text in every spreadsheet.
				escape_formulas: true,
			});
			const written = pipeline(Readable.from(rows), csv);
			reply.headers({
				'content-type': 'text/csv; charset=utf-8; header=present',
				'content-disposition': 'attachment; filename="activity.csv"',
				'cache-control': 'no-store',
			});
			// Whoever stops reading would hold a place among the requests for as long as they like.
			reply.raw.setTimeout(unreadMs, () => reply.raw.destroy());
			resolve(reply.send(csv));
			try {
				await written;
			} catch (error) {
				// It ends the connection before the end of the answer, which whoever downloads it notices.
				if (!request.raw.destroyed) logError(request, error);
			}
		}).catch(reject);
		return promise;
	});
}
