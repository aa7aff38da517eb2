import { setImmediate as nextTurn } from 'node:timers/promises';
import { Passwords } from '@hms/api';
import { prepareDateWords, setClinicSettings, today } from '@hms/contracts';
import {
	applicationTarget,
	type ConnectionTarget,
	checkApplicationAccount,
	Database,
	DatabaseSetupError,
	type EmbeddedServer,
	isUnavailable,
	lockDataFolder,
	migrateDatabase,
	startEmbedded,
} from '@hms/db';
import { preparePages } from '@hms/web';
import { buildApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { loadTokens } from './signing-keys.ts';

/** Connections of one process to the database. */
const poolSize = 10;

/** Stopping may take so long, open requests and all. */
let patienceMs = 10_000;

type Undo = () => Promise<unknown>;

/** What has been started, to be stopped in the opposite order. */
const started: Undo[] = [];
let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
	stopping ??= (async () => {
		for (let undo = started.pop(); undo; undo = started.pop()) await undo();
	})();
	return stopping;
}

async function openDatabase(
	config: Config,
): Promise<{ target: ConnectionTarget; server?: EmbeddedServer }> {
	if (config.databaseUrl) return { target: { url: config.databaseUrl } };
	started.push(await lockDataFolder(config.dataDir));
	const server = await startEmbedded(config.dataDir);
	started.push(() => server.stop());
	return { target: server.target, server };
}

/** As whom the application uses a database that belongs to `owner`. */
async function findApplication({ databaseUrl, databaseAppUrl }: Config, owner: ConnectionTarget) {
	if (!databaseUrl || !databaseAppUrl) return applicationTarget(owner);
	const target = { url: databaseAppUrl };
	await checkApplicationAccount(target);
	return { target, isOwnAccount: true };
}

async function start(config: Config): Promise<void> {
	setClinicSettings({ timeZone: config.timeZone, country: config.country, now: Date.now });
	const { target, server } = await openDatabase(config);
	await migrateDatabase(target);
	const passwords = new Passwords();
	if (process.argv.includes('--demo')) {
		// Loaded only where it is asked for.
		const { fillDemo } = await import('@hms/db/demo');
		for (const account of await fillDemo(target, (password) => passwords.hash(password), today())) {
			console.log(
				`Demo account of ${account.name}: ${account.email}, password "${account.password}"`,
			);
		}
	}
	const application = await findApplication(config, target);
	const database = new Database(application.target, {
		max: poolSize,
		idleSessionSeconds: config.idleSessionSeconds,
	});
	started.push(() => database.close());
	const [tokens, pages] = await Promise.all([
		loadTokens(config.dataDir, config.signingKeys),
		preparePages({ dev: process.argv.includes('--dev') }),
	]);
	started.push(() => pages.close());
	const { registration, sessionSeconds, limits } = config;
	const settings = { registration, sessionSeconds, limits };
	const app = await buildApp({
		config,
		pages,
		services: { database, passwords, tokens, settings },
	});
	started.push(() => app.close());
	if (!application.isOwnAccount) {
		app.log.warn(
			'the application uses the account in DATABASE_URL; give it one of its own with DATABASE_APP_URL',
		);
	}
	patienceMs += config.shutdownDelaySeconds * 1000;
	const address = await app.listen({ port: config.port, host: config.host });
	console.log(`\nReady at ${config.publicUrl ?? address}\n`);
	// So that the first search for a date does not wait for the names of months in all languages.
	void prepareDateWords(() => nextTurn());

	void server?.ended.then(() => {
		if (!stopping)
			void fail(
				new DatabaseSetupError(`PostgreSQL ended unexpectedly; see ${config.dataDir}/postgres.log`),
			);
	});
}

/** What stopped the start, in words that say what to do. */
function explain(error: unknown): string {
	if (error instanceof ConfigError) return `The settings cannot be used:\n${error.message}`;
	if (error instanceof DatabaseSetupError) return error.message;
	if (isUnavailable(error)) {
		const reason = error instanceof Error ? error.message : String(error);
		return `The database cannot be reached (${reason}). Look at DATABASE_URL, and whether it runs.`;
	}
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	const address =
		error instanceof Error && 'port' in error ? `port ${String(error.port)}` : 'the address';
	switch (code) {
		case 'EADDRINUSE':
			return `Something else listens on ${address}. Stop it, or set PORT to another one.`;
		case 'EACCES':
			return `This account may not use ${error instanceof Error ? error.message : 'a file or port'}.`;
		case 'EADDRNOTAVAIL':
			return 'HOST is not an address of this machine.';
		case 'ENOSPC':
			return 'The disk is full. Make room, then start again; nothing that was saved is lost.';
		default:
			return error instanceof Error ? (error.stack ?? error.message) : String(error);
	}
}

async function fail(error: unknown): Promise<void> {
	console.error(`\n${explain(error)}\n`);
	process.exitCode = 1;
	await stop();
	process.exit();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		if (stopping) return;
		setTimeout(() => process.exit(1), patienceMs).unref();
		stop().then(() => process.exit(0), fail);
	});
}

try {
	await start(readConfig());
} catch (error) {
	await fail(error);
}
