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
import { withProgress } from './progress.ts';
import { upgradePostgres } from './upgrade-postgres.ts';

/**
 * Opens the database of the product: the one in DATABASE_URL, or its own, which it starts.
 * @param onStop is given what stops what was started
 * @param signal ends what takes long before that
 */
export async function openDatabase(
	config: Config,
	onStop: (stop: (left: number) => Promise<void>) => void,
	signal: AbortSignal,
): Promise<{ target: ConnectionTarget; server?: EmbeddedServer }> {
	if (config.databaseUrl) {
		const target = { url: config.databaseUrl };
		await withProgress('connecting to the database', () => refusePooler(target, 'DATABASE_URL'));
		return { target };
	}
	const unlock = await lockDataFolder(config.dataDir);
	onStop(unlock);
	await upgradePostgres(config.dataDir, signal);
	const server = await withProgress('starting the database', () => startEmbedded(config.dataDir));
	onStop((left) => server.stop(left));
	return { target: server.target, server };
}

/** The size of the pool of connections. */
const poolSize = 10;
/** How many of them requests of users hold; the others are for sign-ins, readiness, and records of who saw and did what. */
const forUsers = 8;
/** A request is answered within a second where others have all of these, and waits longer for others of the same user. */
const waits = { busyMs: 800, ownMs: 10_000 };

/** The connections of the application, and who may have how many. */
export function poolOf({
	connectionsPerUser: perUser,
	costlyReadsPerUser,
}: Pick<Config, 'connectionsPerUser' | 'costlyReadsPerUser'>) {
	return { max: poolSize, share: { total: forUsers, perUser, ...waits }, costlyReadsPerUser };
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
