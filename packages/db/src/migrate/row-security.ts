import { is, type SQL } from 'drizzle-orm';
import { getTableConfig, PgDialect, type PgPolicy, PgTable } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import * as schema from '../schema/index.ts';
import { DatabaseSetupError } from '../setup.ts';

const dialect = new PgDialect();
const inText = (condition: SQL) => dialect.sqlToQuery(condition).sql;

/** Tables whose rows the schema keeps from others, with their policies for the application. */
const protectedTables = Object.values<unknown>(schema)
	.filter((value) => is(value, PgTable))
	.map((table) => getTableConfig(table))
	.filter(({ policies, enableRLS }) => enableRLS || policies.length > 0);

function statementOf(
	table: string,
	{ name, for: command = 'all', using, withCheck }: PgPolicy,
): string {
	return [
		`CREATE POLICY "${name}" ON "${table}" FOR ${command.toUpperCase()} TO hms_app`,
		using && `USING (${inText(using)})`,
		withCheck && `WITH CHECK (${inText(withCheck)})`,
	]
		.filter(Boolean)
		.join(' ')
		.concat(';');
}

/**
 * Compares row-level security in a database with this program's schema.
 * @returns the statements that put it right, and whether it has none of the policies, as where it was restored without the role
 */
export async function compareRowSecurity(
	sql: postgres.Sql,
): Promise<{ statements: string[]; hasNone: boolean }> {
	const [tables, policies] = await Promise.all([
		sql<{ name: string; on: boolean }[]>`
			select relname as name, relrowsecurity as on from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
		sql<{ table: string; name: string; command: string }[]>`
			select tablename as table, policyname as name, lower(cmd) as command from pg_policies
			where schemaname = 'public' and permissive = 'PERMISSIVE' and roles && '{hms_app,public}'::name[]`,
	]);
	const isOn = new Set(tables.filter(({ on }) => on).map(({ name }) => name));
	const off = protectedTables.filter(({ name }) => !isOn.has(name));
	const keyOf = (table: string, { name, command }: { name: string; command: string }) =>
		`${table}.${name} ${command}`;
	const found = new Set(policies.map((policy) => keyOf(policy.table, policy)));
	const expected = protectedTables.flatMap(({ name: table, policies: own }) =>
		own.map((policy) => ({
			key: keyOf(table, { name: policy.name, command: policy.for ?? 'all' }),
			statement: statementOf(table, policy),
		})),
	);
	const known = new Set(expected.map(({ key }) => key));
	const additional = policies.filter((policy) => !known.has(keyOf(policy.table, policy)));
	const missing = expected.filter(({ key }) => !found.has(key)).map(({ statement }) => statement);
	const statements = [
		...off.map(({ name }) => `ALTER TABLE "${name}" ENABLE ROW LEVEL SECURITY;`),
		...additional.map(({ table, name }) => `DROP POLICY "${name}" ON "${table}";`),
		...missing,
	];
	const hasNone = statements.length === expected.length && missing.length === expected.length;
	return { statements, hasNone };
}

/**
 * Makes sure that row-level security holds on each table as this program's schema says. A database that has none of the policies
 * gets them.
 * @throws DatabaseSetupError with the statements that put it right, which somebody may run who knows why it was otherwise
 */
export async function ensureRowSecurity(sql: postgres.Sql): Promise<void> {
	const { statements, hasNone } = await compareRowSecurity(sql);
	if (statements.length === 0) return;
	if (hasNone) {
		await sql.unsafe(statements.join('\n'));
		return;
	}
	throw new DatabaseSetupError(
		`Row-level security was changed in the database, so that users could see what is not theirs. Find out who did that; then let the owner of the tables run:\n${statements.join('\n')}`,
	);
}
