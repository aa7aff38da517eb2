import { setTimeout as delay } from 'node:timers/promises';
import {
	type ConnectionTarget,
	DataFolderInUseError,
	lockDataFolder,
	runningServer,
	startEmbedded,
} from '@hms/db';
import type { Config } from './config.ts';

/** A command that cannot be run as it was given; the message says why. */
export class UsageError extends Error {
	override name = 'UsageError';
}

/** Seconds to wait for a product that is starting or stopping. */
const startTimeoutSeconds = 60;

/**
 * Runs work with the product's database, as its owner and whether or not the product runs.
 * @throws UsageError where the product goes on starting or stopping, and what `work` throws
 */
export async function withOwnedDatabase<T>(
	config: Pick<Config, 'databaseUrl' | 'dataDir'>,
	work: (target: ConnectionTarget) => Promise<T>,
): Promise<T> {
	const { target, close } = await openTarget(config);
	try {
		return await work(target);
	} finally {
		await close();
	}
}

async function openTarget({
	databaseUrl,
	dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<{
	target: ConnectionTarget;
	close(): Promise<void>;
}> {
	if (databaseUrl) return { target: { url: databaseUrl }, close: async () => undefined };
	for (let left = startTimeoutSeconds; ; left--) {
		try {
			const unlock = await lockDataFolder(dataDir);
			const server = await startEmbedded(dataDir).catch(async (error: unknown) => {
				await unlock();
				throw error;
			});
			return { target: server.target, close: () => server.stop().then(unlock) };
		} catch (error) {
			if (!(error instanceof DataFolderInUseError)) throw error;
		}
		// The product runs with its server, or is starting or stopping: then try again.
		const target = await runningServer(dataDir);
		if (target) return { target, close: async () => undefined };
		if (left === 0) throw new UsageError('The product is starting or stopping. Try again later.');
		await delay(1000);
	}
}
