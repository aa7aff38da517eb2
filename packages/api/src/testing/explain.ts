import type { Statement, UserAccess, Values } from '@hms/db';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import type { Clinic } from './clinic.ts';

interface Node {
	'Node Type': string;
	'Relation Name'?: string;
	/** How often the node ran: 0 where another part of the statement was enough. */
	'Actual Loops': number;
	Plans?: Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** A transaction's use of tables (sequential scans) and indexes so far, including that within functions. */
const usage = sql`
	select relname as name, seq_scan as used, seq_tup_read as rows, false as indexed from pg_stat_xact_user_tables
	union all
	select indexrelname, pg_stat_get_xact_numscans(indexrelid), pg_stat_get_xact_tuples_returned(indexrelid), true
	from pg_stat_user_indexes`;

interface Usage extends Record<string, unknown> {
	name: string;
	used: string;
	rows: string;
	indexed: boolean;
}

/**
 * Runs the statement of a query under EXPLAIN ANALYZE, as the application's role in Ada's session. What functions do is not in the
 * plan, but in PostgreSQL's counters of the transaction.
 * @returns the tables with a sequential scan, the used indexes, and the number of their entries that were read
 */
export function explainQuery(
	{ services, ada }: Clinic,
	work: (ctx: UserContext) => Promise<unknown>,
) {
	return services.database.as(ada.session).transaction(async (db) => {
		const before = await db.execute<Usage>(usage);
		let nodes: Node[] = [];
		const explain = async (statement: SQL) => {
			const [row] = await db.execute<{ 'QUERY PLAN': [{ Plan: Node }] }>(
				sql`explain (analyze, format json) ${statement}`,
			);
			if (!row) throw new Error('EXPLAIN returned no plan');
			nodes = nodesOf(row['QUERY PLAN'][0].Plan);
		};
		// Returns no rows; the plans are the result.
		const run = async <Row extends object, Name extends string>(
			statement: Statement<Row, Name>,
			values: Values<Name>,
		): Promise<Row[]> => {
			await explain(statement.with({ userId: ada.user.id, ownerId: ada.user.id }, values));
			return [];
		};
		const access: Pick<UserAccess, 'read' | 'write' | 'query'> = {
			read: run,
			write: run,
			query: async <T>(build: (on: typeof db) => PromiseLike<T>): Promise<T> => {
				// A query of Drizzle is an SQL object until it is awaited.
				await explain((build(db) as unknown as SQLWrapper).getSQL());
				return [] as T;
			},
		};
		// The parts of a context that a query uses.
		const { id } = ada.user;
		const ctx = { userId: id, ownerId: id, access: 'own', db: access } as UserContext;
		await work(ctx);
		const after = await db.execute<Usage>(usage);
		const used = after
			.map((now) => {
				const earlier = before.find(({ name }) => name === now.name);
				return {
					...now,
					used: Number(now.used) - Number(earlier?.used ?? 0),
					rows: Number(now.rows) - Number(earlier?.rows ?? 0),
				};
			})
			.filter((one) => one.used > 0);
		return {
			tables: [
				...nodes.filter(isSequentialScan).flatMap((node) => node['Relation Name'] ?? []),
				...used.filter(({ indexed }) => !indexed).map(({ name }) => name),
			],
			indexes: used.filter(({ indexed }) => indexed).map(({ name }) => name),
			entries: used.reduce((sum, { rows }) => sum + rows, 0),
		};
	});
}

/** Whether a node is a sequential scan that ran. */
const isSequentialScan = (node: Node) =>
	node['Node Type'].includes('Seq Scan') && node['Actual Loops'] > 0;
