import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { startEmbedded } from './embedded/server.ts';
import { migrateDatabase } from './migrate/migrate.ts';
import { type ConnectionTarget, connect } from './pool/connect.ts';
import { Database } from './pool/database.ts';
import { sessions, users } from './schema/index.ts';
import type { SessionCredentials } from './session/session-check.ts';

export { postgresBinaries } from './embedded/binaries.ts';
export { formerBinaries, formerServers } from './embedded/former.ts';
export { majorOfServer } from './embedded/major.ts';

/** Locks that a test holds are given up by the test, however slow the machine is; in milliseconds. */
export const testLockTimeoutMs = 120_000;

const template = 'hms_test_template';

declare module 'vitest' {
	interface ProvidedContext {
		testServer: TestServer;
	}
}

/** What `startTestServer` provides to the tests, through Vitest. */
export interface TestServer {
	/** Where databases can be made. */
	target: ConnectionTarget;
	template: string;
}

function inDatabase(target: ConnectionTarget, database: string): ConnectionTarget {
	if (!('url' in target)) return { ...target, database };
	const url = new URL(target.url);
	url.pathname = `/${database}`;
	return { url: url.href };
}

/** Runs work on a connection of the account that owns the database, for what the application itself may not do. */
export async function withConnection<T>(
	target: ConnectionTarget,
	work: (sql: ReturnType<typeof connect>) => Promise<T>,
): Promise<T> {
	const sql = connect(target, { max: 1 });
	try {
		return await work(sql);
	} finally {
		await sql.end();
	}
}

/**
 * Starts the PostgreSQL of a test run, embedded or the one at `url`, with a migrated database to be cloned. If that fails, it stops
 * what it started.
 * @param migrate brings the database to be cloned to its schema
 * @returns where it is, and what stops it and removes its data
 * @throws what `migrate` throws
 */
export async function startTestServer(
	url: string | undefined,
	migrate: (target: ConnectionTarget) => Promise<void> = migrateDatabase,
): Promise<{ server: TestServer; stop(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'hms-test-'));
	const embedded = url ? undefined : await startEmbedded(folder, { durable: false });
	const target = embedded ? embedded.superuser : { url: String(url) };
	const name = `${template}_${randomUUID().slice(0, 8)}`;
	const stop = async () => {
		if (embedded) await embedded.stop();
		else
			await withConnection(target, (sql) =>
				sql.unsafe(`drop database if exists ${name} with (force)`),
			);
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await withConnection(target, (sql) => sql.unsafe(`create database ${name}`));
		await migrate(inDatabase(target, name));
	} catch (error) {
		await stop();
		throw error;
	}
	return { server: { target, template: name }, stop };
}

export interface TestDatabase {
	target: ConnectionTarget;
	drop(): Promise<void>;
}

/** A migrated database of one's own, a clone of the run's template; it is there in some ten milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
	const server = inject('testServer');
	const name = `hms_test_${randomUUID().replaceAll('-', '')}`;
	await withConnection(server.target, (sql) =>
		sql.unsafe(`create database ${name} template ${server.template}`),
	);
	return {
		target: inDatabase(server.target, name),
		drop: () =>
			withConnection(
				server.target,
				async (sql) => void (await sql.unsafe(`drop database ${name} with (force)`)),
			),
	};
}

/** The live session of a program, of a user made for it. */
export async function openProgramSession(database: Database): Promise<SessionCredentials> {
	const userId = randomUUID();
	const sessionId = randomUUID();
	await database.system
		.insert(users)
		.values({ id: userId, name: 'N', email: userId, role: 'staff' });
	await database.system.insert(sessions).values({
		id: sessionId,
		userId,
		kind: 'program',
		secretHash: createHash('sha256').update(sessionId).digest(),
		expiresAt: sql`now() + interval '1 hour'`,
	});
	return { sessionId, userId, secretHash: null };
}

/** A database of one's own as the application uses it, and two sessions, of a user each. @param max connections */
export async function openTestAccess(max: number) {
	const { target, drop } = await createTestDatabase();
	const database = new Database(target, {
		max,
		idleSessionSeconds: 3600,
		lockTimeoutMs: testLockTimeoutMs,
	});
	return {
		target,
		database,
		ada: await openProgramSession(database),
		ben: await openProgramSession(database),
		async close() {
			await database.close();
			await drop();
		},
	};
}
