import type postgres from 'postgres';
import { ensurePrivileges, requireOrdinaryRole, requireOwnership, roleExists } from './app-role.ts';
import { compareVersion, requireVersion } from './migrate/migrate.ts';
import { compareRowSecurity } from './migrate/row-security.ts';
import { readSqlFile } from './migrate/sql-files.ts';
import { type ConnectionTarget, connect } from './pool/connect.ts';
import { advisoryLock, DatabaseSetupError } from './setup.ts';

/** The state of a database, without anything that people have entered. */
export interface Inspection {
	/** Of the server. */
	version: string;
	encoding: string;
	/** How far the database's clock is ahead of this machine's, in milliseconds. */
	clockAheadMs: number;
	/** What keeps the product from using it, with what to do. */
	refusal: string | undefined;
	/** Undefined: the product has never been started on it, or a version before 0.2.0. */
	pendingMigrations: number | undefined;
	/** Whether the application lacks rights, which a start gives it. */
	lacksRights: boolean;
	/** What puts row-level security right. */
	rowSecurity: { statements: string[]; hasNone: boolean };
	invalidIndexes: string[];
	/** Of transactions that are open for long, prepared ones among them. */
	oldTransactions: { what: string; minutes: number; end: string }[];
	/** Processes of PostgreSQL that wait for a lock for long, and those that have it. */
	blocked: { pid: number; by: number[]; minutes: number }[];
	/** The process that sets up or backs up the database; it keeps a start waiting. */
	settingUp: { pid: number; minutes: number } | undefined;
}

/** Looks at a database as the account that owns it, and changes nothing. @throws the driver's error if it cannot be reached */
export async function inspectDatabase(target: ConnectionTarget): Promise<Inspection> {
	const sql = connect(target, {
		max: 1,
		connect_timeout: 10,
		connection: {
			application_name: 'hms-doctor',
			search_path: 'public, pg_temp',
			lock_timeout: 5_000,
			statement_timeout: 30_000,
		},
	});
	try {
		const before = Date.now();
		const [server] = await sql<{ version: string; encoding: string; at: number }[]>`
			select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
				(extract(epoch from clock_timestamp()) * 1000)::float8 as at`;
		if (!server) throw new Error('no answer');
		const clockAheadMs = server.at - (before + Date.now()) / 2;
		const { pending, isSame } = await compareVersion(sql);
		const refusal = await refusalOf(sql, pending !== undefined);
		return {
			...{ version: server.version, encoding: server.encoding, clockAheadMs },
			...{ refusal, pendingMigrations: pending },
			lacksRights: isSame && refusal === undefined && (await lacksRights(sql)),
			rowSecurity: isSame ? await compareRowSecurity(sql) : { statements: [], hasNone: false },
			...(await activity(sql)),
		};
	} finally {
		await sql.end({ timeout: 1 });
	}
}

async function lacksRights(sql: postgres.Sql): Promise<boolean> {
	if (!(await roleExists(sql))) return true;
	return ensurePrivileges(sql, readSqlFile('tables/privileges.sql'), { isTrial: true });
}

async function refusalOf(sql: postgres.Sql, isSetUp: boolean): Promise<string | undefined> {
	try {
		await requireVersion(sql);
		if (isSetUp) {
			await requireOrdinaryRole(sql);
			await requireOwnership(sql);
		}
		return undefined;
	} catch (error) {
		if (error instanceof DatabaseSetupError) return error.message;
		throw error;
	}
}

/** Minutes after which a transaction, or waiting for a lock, is long: the product's own are cut off within one. */
const longMinutes = 5;

/** What goes on in the database, and what was left half done. Texts of statements are left out, because they may hold data. */
async function activity(
	sql: postgres.Sql,
): Promise<Pick<Inspection, 'invalidIndexes' | 'oldTransactions' | 'blocked' | 'settingUp'>> {
	const invalid = await sql<{ name: string }[]>`
		select indexrelid::regclass::text as name from pg_index join pg_class on pg_class.oid = indexrelid
		where not indisvalid and relnamespace = 'public'::regnamespace order by 1`;
	const old = await sql<Inspection['oldTransactions']>`
		select format('%s, process %s of %s', application_name, pid, usename) as what,
			(extract(epoch from now() - xact_start) / 60)::int as minutes, format('SELECT pg_terminate_backend(%s);', pid) as end
		from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid() and xact_start < now() - make_interval(mins => ${longMinutes})
		union all
		select format('a prepared transaction of %s', owner), (extract(epoch from now() - prepared) / 60)::int, format('ROLLBACK PREPARED %L;', gid)
		from pg_prepared_xacts where database = current_database() and prepared < now() - make_interval(mins => ${longMinutes})`;
	const blocked = await sql<Inspection['blocked']>`
		select pid, pg_blocking_pids(pid) as by, (extract(epoch from now() - min(waitstart)) / 60)::int as minutes
		from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
			and waitstart < now() - interval '1 minute'
		group by pid`;
	const [settingUp] = await sql<NonNullable<Inspection['settingUp']>[]>`
		select pg_locks.pid, (extract(epoch from now() - backend_start) / 60)::int as minutes
		from pg_locks join pg_stat_activity using (pid)
		where locktype = 'advisory' and granted and objid = ${advisoryLock} and pg_locks.pid <> pg_backend_pid()
			and database = (select oid from pg_database where datname = current_database())
		limit 1`;
	return {
		invalidIndexes: invalid.map(({ name }) => name),
		oldTransactions: [...old],
		blocked: [...blocked],
		settingUp,
	};
}
