import { deleteExpired, type Retention, type Services } from '@hms/api';
import type { Logger } from 'pino';

const hourMs = 3_600_000;

/** Deletes what is no longer kept, now and every hour. @returns ends that */
export function startRetention(
	{ background, database }: Pick<Services, 'background' | 'database'>,
	retention: Retention,
	log: Pick<Logger, 'info'>,
): () => void {
	const run = () =>
		background.start(async () => {
			const deleted = await deleteExpired(database, retention);
			if (Object.keys(deleted).length > 0) log.info({ deleted }, 'deleted what is no longer kept');
		});
	run();
	const timer = setInterval(run, hourMs);
	return () => clearInterval(timer);
}
