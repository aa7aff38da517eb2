import type postgres from 'postgres';
import { type ConnectionTarget, connect } from '../pool/connect.ts';

/** What the product has not made in a server of its own. @param sql as a superuser, in the product's database */
const others = (sql: postgres.Sql) => sql<{ what: string }[]>`
	select 'the database ' || datname as what from pg_database
	where datname not in ('postgres', 'template0', 'template1', 'hms')
	union all
	select 'the role ' || rolname from pg_roles
	where rolname !~ '^pg_' and rolname not in ('postgres', 'hms', 'hms_app', 'hms_app_hms')
	union all
	select 'the schema ' || nspname from pg_namespace
	where nspname !~ '^pg_' and nspname not in ('public', 'drizzle', 'information_schema')
	union all
	select 'the extension ' || extname from pg_extension
	where extname not in ('plpgsql', 'btree_gin', 'btree_gist', 'pg_trgm', 'unaccent')
	union all
	select distinct 'settings of ' || case setrole when 0 then 'the database' else setrole::regrole::text end
	from pg_db_role_setting where setrole = 0 or setrole::regrole::text <> 'hms_app_hms'
	order by 1`;

/** Settings in files of a server's folder. @param sql as a superuser */
const settings = (sql: postgres.Sql) => sql<{ name: string; setting: string }[]>`
	select name, setting from pg_settings where source = 'configuration file' order by name`;

async function asked<T>(
	target: ConnectionTarget,
	work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
	const sql = connect(target, { max: 1 });
	try {
		return await work(sql);
	} finally {
		await sql.end();
	}
}

/**
 * What somebody has put into a server of the product's own beside what the product has made, in words such as "the role reports".
 * @param former as a superuser, in the product's database
 * @param next a new server, as a superuser
 */
export async function othersIn(
	former: ConnectionTarget,
	next: ConnectionTarget,
): Promise<string[]> {
	const made = new Map(
		(await asked(next, settings)).map(({ name, setting }) => [name, setting] as const),
	);
	return asked(former, async (sql) => {
		const changed = (await settings(sql)).filter(({ name, setting }) => made.get(name) !== setting);
		return [
			...(await others(sql)).map(({ what }) => what),
			...changed.map(({ name }) => `the setting ${name}`),
		];
	});
}
