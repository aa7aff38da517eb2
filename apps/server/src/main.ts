import { setImmediate as nextTurn } from 'node:timers/promises';
import { hasAccounts, Passwords } from '@hms/api';
import { prepareDateWords, setClinicSettings, today } from '@hms/contracts';
import {
	applicationTarget,
	type ConnectionTarget,
	checkApplicationAccount,
	Database,
	DatabaseSetupError,
	type EmbeddedServer,
	lockDataFolder,
	migrateDatabase,
	startEmbedded,
} from '@hms/db';
import { preparePages } from '@hms/web';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { explain } from './explain.ts';
import { createLog, describeError } from './log.ts';
import { type Options, readOptions } from './options.ts';
import { announce, complain, speakThroughLog } from './output.ts';
import { isLoopback } from './plugins/names.ts';
import { loadTokens } from './signing-keys.ts';
import { Started } from './stopping.ts';

/** Connections of one process to the database. */
const poolSize = 10;

/** Stopping takes so long at most, in milliseconds, and the delay that is set. */
const patience = 10_000;
let delaySeconds = 0;

/** Once it serves. Until then what goes wrong is told in plain words. */
let log: Logger | undefined;

const started = new Started(
	() => patience + delaySeconds * 1000,
	(error) => log?.error({ error: describeError(error) }, 'not ended in order'),
);

async function openDatabase(
	config: Config,
): Promise<{ target: ConnectionTarget; server?: EmbeddedServer }> {
	if (config.databaseUrl) return { target: { url: config.databaseUrl } };
	const unlock = await lockDataFolder(config.dataDir);
	started.add('foundation', unlock);
	const server = await startEmbedded(config.dataDir);
	started.add('foundation', (left) => server.stop(left));
	return { target: server.target, server };
}

/** As whom the application uses a database that belongs to `owner`. */
async function findApplication({ databaseUrl, databaseAppUrl }: Config, owner: ConnectionTarget) {
	if (!databaseUrl || !databaseAppUrl) return applicationTarget(owner);
	const target = { url: databaseAppUrl };
	await checkApplicationAccount(target);
	return { target, isOwnAccount: true };
}

async function start(config: Config, options: Options): Promise<void> {
	setClinicSettings({ timeZone: config.timeZone, country: config.country, now: Date.now });
	const { target, server } = await openDatabase(config);
	started.begun.throwIfAborted();
	await migrateDatabase(target);
	const passwords = new Passwords();
	if (options.demo) {
		// Loaded only where it is asked for.
		const { fillDemo } = await import('@hms/demo');
		for (const account of await fillDemo(target, (password) => passwords.hash(password), today())) {
			console.log(
				`Demo account of ${account.name}: ${account.email}, password "${account.password}"`,
			);
		}
	}
	const application = await findApplication(config, target);
	started.begun.throwIfAborted();
	const database = new Database(application.target, {
		max: poolSize,
		idleSessionSeconds: config.idleSessionSeconds,
	});
	started.add('serving', () => database.close(1));
	const serverLog = createLog(config.logLevel);
	// Whoever changes the code reads what Next.js says of it; everybody else reads the log.
	if (!options.dev) speakThroughLog(serverLog);
	const [tokens, pages] = await Promise.all([
		loadTokens(config.dataDir, config.signingKeys),
		preparePages({ dev: options.dev }),
	]);
	started.add('serving', () => pages.close());
	const { registration, sessionSeconds, limits } = config;
	const settings = { registration, sessionSeconds, limits };
	const app = await buildApp({
		config,
		pages,
		services: { database, passwords, tokens, settings },
		log: serverLog,
		hurry: started.hurry,
	});
	started.add('serving', () => app.close());
	delaySeconds = config.shutdownDelaySeconds;
	started.begun.throwIfAborted();
	const address = await app.listen({ port: config.port, host: config.host }).catch(explainHost);
	log = serverLog;
	const seconds = Math.round(process.uptime() * 10) / 10;
	announce(log, `Ready at ${config.publicUrl ?? address} after ${seconds} s`);
	for (const hint of await hints(config, database)) announce(log, hint);
	if (!application.isOwnAccount) {
		log.warn(
			'the application uses the account in DATABASE_URL; give it one of its own with DATABASE_APP_URL',
		);
	}
	// So that the first search for a date does not wait for the names of months in all languages.
	void prepareDateWords(() => nextTurn());

	void server?.ended.then(() => {
		if (!started.begun.aborted)
			void fail(
				new DatabaseSetupError(`PostgreSQL ended unexpectedly; see ${config.dataDir}/postgres.log`),
			);
	});
}

/** @throws ConfigError for a name that leads nowhere, and otherwise what is given */
function explainHost(error: Error): never {
	const isUnknown = 'code' in error && /^(ENOTFOUND|EAI_)/.test(String(error.code));
	throw isUnknown ? new ConfigError('HOST: is not a name of this machine') : error;
}

/** What whoever runs it should know of the settings as they are. */
async function hints({ registration, publicUrl, host }: Config, database: Database) {
	const isLocked = registration === 'closed' && !(await hasAccounts(database.system));
	return [
		...(isLocked
			? [
					'Registration is closed and there is no account, so nobody can sign in. Make one: npm run admin -- create --email you@clinic.example --name "Your Name"',
				]
			: []),
		...(publicUrl === undefined && !isLoopback(host)
			? [
					'PUBLIC_URL is not set: this system answers to addresses and to the name of this machine only.',
				]
			: []),
	];
}

/** Says what went wrong and ends everything. */
async function fail(error: unknown): Promise<void> {
	if (log) log.child({}, { level: 'fatal' }).fatal({ error: describeError(error) }, explain(error));
	else complain(explain(error));
	await started.end();
	process.exit(1);
}

let askedAt: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		const now = performance.now();
		askedAt ??= now;
		// A terminal, npm and a supervisor may pass the same wish on. Who asks again later does not want to wait.
		if (now - askedAt > 1000) started.hasten();
		void started.end().then((inOrder) => process.exit(inOrder ? 0 : 1));
	});
}
process.on('uncaughtException', (error) => void fail(error));

try {
	started.starting = start(readConfig(), readOptions(process.argv.slice(2)));
	await started.starting;
} catch (error) {
	// One that was told to stop has nothing else to say.
	if (!started.begun.aborted) await fail(error);
}
