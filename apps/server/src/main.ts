import { setImmediate as nextTurn } from 'node:timers/promises';
import { Background, ChangeLimit, ClinicStore, hasAccounts, Passwords } from '@hms/api';
import { prepareDateWords, setClinicSettings, today } from '@hms/contracts';
import {
	type ConnectionTarget,
	Database,
	DatabaseSetupError,
	fullDiskSentence,
	migrateDatabase,
} from '@hms/db';
import { preparePages } from '@hms/web';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { BackupSchedule } from './backup-schedule.ts';
import { makeInThread } from './backup-thread.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { isLoopback } from './config-addresses.ts';
import type { BackupSettings } from './config-backups.ts';
import type { TelemetrySettings } from './config-telemetry.ts';
import { createLog, describeError, securityLogOf } from './log.ts';
import { mailThrough } from './mail.ts';
import { findApplication, openDatabase, poolOf } from './open-database.ts';
import { type Options, readOptions } from './options.ts';
import { printError, printNotice, printProgress, redirectConsoleToLog } from './output.ts';
import { withProgress } from './progress.ts';
import { accessRecorder, keepSealing, RecordFailures } from './records.ts';
import { startRetention } from './retention.ts';
import { Shutdown } from './shutdown.ts';
import { loadTokens } from './signing-keys.ts';
import { describeStartupError } from './startup-errors.ts';

/** The shutdown takes at most this many milliseconds, and the configured delay. */
const stopTimeoutMs = 10_000;
let delaySeconds = 0;

/** Set once the product serves. Until then errors are printed as plain text. */
let log: Logger | undefined;

const shutdown = new Shutdown(
	() => stopTimeoutMs + delaySeconds * 1000,
	(error) => log?.error({ error: describeError(error) }, 'not ended in order'),
);

async function start(config: Config, options: Options): Promise<void> {
	setClinicSettings({ timeZone: config.timeZone, country: config.country, now: Date.now });
	const { target, server } = await openDatabase(
		config,
		(action) => shutdown.onStop('foundation', action),
		shutdown.signal,
	);
	shutdown.signal.throwIfAborted();
	const onBusy = () => printProgress('… waiting for a table that another transaction uses');
	await withProgress('bringing the database up to date', () => migrateDatabase(target, { onBusy }));
	const passwords = new Passwords();
	if (options.demo) {
		// Loaded on demand.
		const { fillDemo } = await import('@hms/demo');
		for (const account of await fillDemo(target, (password) => passwords.hash(password), today())) {
			console.log(
				`Demo account of ${account.name}: ${account.email}, password "${account.password}"`,
			);
		}
	}
	const application = await withProgress('making the account of the application', () =>
		findApplication(config, target),
	);
	shutdown.signal.throwIfAborted();
	const serverLog = createLog(config.logLevel);
	const telemetry = config.telemetry && (await openTelemetry(config.telemetry, serverLog));
	if (telemetry) shutdown.onStop('serving', (left) => telemetry.close(left));
	const database = new Database(application.target, {
		...poolOf(config),
		idleSessionSeconds: config.idleSessionSeconds,
		onStatement: telemetry?.tracing?.onStatement,
		onMoved: (host) => serverLog.warn({ host }, 'another host of the database takes writes'),
	});
	shutdown.onStop('serving', () => database.close(1));
	const clinic = new ClinicStore(database, config);
	await clinic.load();
	// Developers read what Next.js prints.
	if (!options.dev) redirectConsoleToLog(serverLog);
	const [tokens, pages] = await Promise.all([
		loadTokens(config.dataDir, config.signingKeys),
		withProgress('preparing the pages', () => preparePages({ dev: options.dev })),
	]);
	shutdown.onStop('serving', () => pages.close());
	const { registration, emergencyAccess, requireTwoFactor, clinicNames, sessionSeconds, limits } =
		config;
	const settings = {
		...{ registration, emergencyAccess, requireTwoFactor, clinicNames },
		...{ sessionSeconds, limits },
	};
	const mail = config.mail && mailThrough(config.mail, serverLog);
	const background = new Background((error) =>
		serverLog.error({ error: describeError(error) }, 'work in the background failed'),
	);
	const securityLog = securityLogOf(serverLog);
	shutdown.onStop('serving', () => background.settled());
	const recordFailures = new RecordFailures();
	const accesses = accessRecorder(database, serverLog, recordFailures);
	shutdown.onStop('serving', () => accesses.close());
	shutdown.onStop('serving', keepSealing(database, serverLog, recordFailures));
	const backups = config.backups && backupsOf(config.backups, config, target, serverLog);
	const services = {
		...{ database, passwords, tokens, settings, clinic, mail, background, accesses, securityLog },
		changeLimit: new ChangeLimit(config.changesPerUser),
		...(backups ? { backups } : {}),
	};
	const app = await buildApp({
		config,
		pages,
		services,
		recordFailures,
		telemetry: telemetry ?? undefined,
		log: serverLog,
		forceClose: shutdown.force,
	});
	shutdown.onStop('serving', () => app.close());
	delaySeconds = config.shutdownDelaySeconds;
	shutdown.signal.throwIfAborted();
	const address = await app
		.listen({ port: config.port, host: config.host })
		.catch(describeHostError);
	log = serverLog;
	const seconds = Math.round(process.uptime() * 10) / 10;
	printNotice(log, `Ready at ${config.publicUrl ?? address} after ${seconds} s`);
	printNotice(log, `Registration: ${registration}, ${config.registrationReason}`);
	for (const hint of await hints(config, database)) printNotice(log, hint);
	if (!application.isOwnAccount) {
		log.warn(
			'the application uses the account in DATABASE_URL; give it one of its own with DATABASE_APP_URL',
		);
	}
	const stopRetention = startRetention(services, config.retention, log);
	shutdown.onStop('serving', async () => stopRetention());
	if (backups) {
		if (config.backupKey === undefined) log.warn('backups are not encrypted: see BACKUP_KEY');
		backups.start();
		shutdown.onStop('serving', () => backups.stop());
	}
	// Prepared in advance, so that the first search for a date does not wait for it.
	void prepareDateWords(() => nextTurn());

	void server?.ended.then(async () => {
		if (shutdown.signal.aborted) return;
		const why = await fullDiskSentence(config.dataDir);
		const text = `PostgreSQL ended unexpectedly; see ${config.dataDir}/postgres.log${why}`;
		await fail(new DatabaseSetupError(text));
	});
}

/** Begins to send traces and metrics. Nothing of OpenTelemetry is loaded before. */
async function openTelemetry(settings: TelemetrySettings, log: Logger) {
	const { Telemetry } = await import('./telemetry/telemetry.ts');
	return Telemetry.open(settings, log);
}

/** The backups that the product makes by itself. @param target as the account that owns the database */
function backupsOf(
	settings: BackupSettings,
	{ backupKey: key }: Config,
	target: ConnectionTarget,
	log: Logger,
): BackupSchedule {
	const plan = { ...settings, key };
	return new BackupSchedule(plan, {
		make: (now, signal) => makeInThread(target, plan, { now, signal }),
		log,
	});
}

/** @throws ConfigError for an unknown host name, or else the error itself */
function describeHostError(error: Error): never {
	const isUnknown = 'code' in error && /^(ENOTFOUND|EAI_)/.test(String(error.code));
	throw isUnknown ? new ConfigError('HOST: is not a name of this machine') : error;
}

/** Notices for the operator about the settings. */
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

/** Reports an error and shuts down. */
async function fail(error: unknown): Promise<void> {
	if (log)
		log
			.child({}, { level: 'fatal' })
			.fatal({ error: describeError(error) }, describeStartupError(error));
	else printError(describeStartupError(error));
	await shutdown.run();
	process.exit(1);
}

let signalledAt: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		const now = performance.now();
		signalledAt ??= now;
		// A terminal, npm and a supervisor may all send the same signal. A later one means that the operator does not want to wait.
		if (now - signalledAt > 1000) shutdown.forceNow();
		void shutdown.run().then((inOrder) => process.exit(inOrder ? 0 : 1));
	});
}
process.on('uncaughtException', (error) => void fail(error));

try {
	shutdown.startup = start(readConfig(), readOptions(process.argv.slice(2)));
	await shutdown.startup;
} catch (error) {
	// An error during a requested shutdown is not reported.
	if (!shutdown.signal.aborted) await fail(error);
}
