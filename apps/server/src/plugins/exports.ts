import { pipeline, Readable } from 'node:stream';
import { exportActivity } from '@hms/api';
import { stringify } from 'csv-stringify';
import type { FastifyInstance } from 'fastify';
import type { ContextOf } from './authentication.ts';
import { logError } from './problems.ts';
import { apiPath } from './request-url.ts';

/** What is exported as a file. */
export function exports(app: FastifyInstance, contextOf: ContextOf): void {
	app.get(`${apiPath}/activity.csv`, { exposeHeadRoute: false }, async (request, reply) => {
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
		// An error within it ends the connection before the end of the answer, which whoever downloads it notices.
		pipeline(Readable.from(rows), csv, (error) => {
			if (error && !request.raw.destroyed) logError(request, error);
		});
		return reply
			.headers({
				'content-type': 'text/csv; charset=utf-8; header=present',
				'content-disposition': 'attachment; filename="activity.csv"',
				'cache-control': 'no-store',
			})
			.send(csv);
	});
}
