import {
	type ApplicationTarget,
	applicationTarget,
	type ConnectionTarget,
	checkApplicationAccount,
	type EmbeddedServer,
	lockDataFolder,
	refusePooler,
	startEmbedded,
} from '@hms/db';
import type { Config } from './config.ts';
import { whileSaying } from './progress.ts';

/**
 * Opens the database of the product: the one in DATABASE_URL, or its own, which it starts.
 * @param onStop is given what stops what was started
 */
export async function openDatabase(
	config: Config,
	onStop: (stop: (left: number) => Promise<void>) => void,
): Promise<{ target: ConnectionTarget; server?: EmbeddedServer }> {
	if (config.databaseUrl) {
		const target = { url: config.databaseUrl };
		await whileSaying('connecting to the database', () => refusePooler(target, 'DATABASE_URL'));
		return { target };
	}
	const unlock = await lockDataFolder(config.dataDir);
	onStop(unlock);
	const server = await whileSaying('starting the database', () => startEmbedded(config.dataDir));
	onStop((left) => server.stop(left));
	return { target: server.target, server };
}

/** Finds the account that the application uses a database as. @param owner the account that owns the database */
export async function findApplication(
	{ databaseUrl, databaseAppUrl }: Config,
	owner: ConnectionTarget,
): Promise<ApplicationTarget> {
	if (!databaseUrl || !databaseAppUrl) return applicationTarget(owner);
	const target = { url: databaseAppUrl };
	await refusePooler(target, 'DATABASE_APP_URL');
	await checkApplicationAccount(target);
	return { target, isOwnAccount: true };
}
