// What the commands for whoever runs the installation share.

import { setTimeout as delay } from 'node:timers/promises';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { DomainError } from '@hms/api';
import { fieldErrors } from '@hms/contracts';
import {
	BackupError,
	type ConnectionTarget,
	DataFolderInUseError,
	lockDataFolder,
	migrateDatabase,
	refusePooler,
	runningServer,
	startEmbedded,
} from '@hms/db';
import type { z } from 'zod';
import type { Config } from './config.ts';
import { describeStartupError } from './startup-errors.ts';

/** Invalid command-line arguments; the message says why. */
export class UsageError extends Error {
	override name = 'UsageError';
}

/** Seconds to wait for a product that is starting or stopping. */
const startTimeoutSeconds = 60;

/** Runs a command, prints its answer or why it failed, and sets the exit code. */
export async function runCommand(run: (args: string[]) => Promise<string>): Promise<void> {
	try {
		console.log(await run(process.argv.slice(2)));
	} catch (error) {
		const isOurs = [BackupError, DomainError, UsageError].some((kind) => error instanceof kind);
		console.error(
			`\n${error instanceof Error && isOurs ? error.message : describeStartupError(error)}\n`,
		);
		process.exitCode = 1;
	}
}

/** @throws UsageError that ends with the usage */
export function parseArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
	args: string[],
	options: Options,
	usage: string,
) {
	try {
		return parseArgs({ args, allowPositionals: true, options });
	} catch (error) {
		throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

/** @throws UsageError with a line for each option that is wrong */
export function parseOptions<Schema extends z.ZodType>(
	schema: Schema,
	input: unknown,
): z.infer<Schema> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	const lines = fieldErrors(result.error).map(({ path, message }) => `${nameOf(path)} ${message}`);
	throw new UsageError(lines.join('\n'));
}

const nameOf = (path: string) => (path === 'password' ? 'The password' : `--${path}`);

/**
 * Runs work on the product's database as the account that owns it, whether or not the product runs.
 * @param options migrate: false leaves out what comes before, migrating the database
 */
export async function withTarget<T>(
	config: Config,
	work: (target: ConnectionTarget) => Promise<T>,
	{ migrate = true } = {},
): Promise<T> {
	const { target, close } = await openTarget(config);
	try {
		if (migrate) await migrateDatabase(target);
		return await work(target);
	} finally {
		await close();
	}
}

/**
 * Runs work that a signal to this process ends in order; the next one ends the process.
 * @param told what is said then
 * @throws UsageError when it was stopped
 */
export async function stoppable<T>(
	told: string,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const stop = new AbortController();
	const abort = () => stop.abort();
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
	for (const signal of signals) process.once(signal, abort);
	try {
		return await work(stop.signal);
	} catch (error) {
		throw stop.signal.aborted ? new UsageError(`Stopped. ${told}`) : error;
	} finally {
		for (const signal of signals) process.off(signal, abort);
	}
}

async function openTarget({
	databaseUrl,
	dataDir,
}: Config): Promise<{ target: ConnectionTarget; close(): Promise<void> }> {
	if (databaseUrl) {
		const target = { url: databaseUrl };
		await refusePooler(target, 'DATABASE_URL');
		return { target, close: async () => undefined };
	}
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
