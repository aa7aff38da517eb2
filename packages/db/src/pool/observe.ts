import type postgres from 'postgres';

/**
 * Is told of each statement when it is sent, by what it does. The function that it returns is called when the statement is over,
 * with the code of the database's error if it failed.
 */
export type StatementObserver = (operation: string) => ((errorCode?: string) => void) | undefined;

const wholeTable = /\b(insert into|update|delete from|from)\s+"(\w+)"/i;
const calledFunction = /\bselect\s+(\w+)\s*\(/i;

/**
 * What a statement does, such as "select patients": its first word and its table or function. It is made of names in the text of
 * the statement alone, never of values.
 */
export function operationOf(text: string): string {
	const [, verb = '', table] = wholeTable.exec(text) ?? [];
	if (table !== undefined) {
		const [word = ''] = verb.toLowerCase().split(' ');
		return `${word === 'from' ? 'select' : word} ${table}`;
	}
	const [, called] = calledFunction.exec(text) ?? [];
	if (called !== undefined) return `select ${called}`;
	return /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? 'statement';
}

const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error ? String(error.code) : 'error';

type Unsafe = postgres.Sql['unsafe'];

/** Tells an observer of each statement that a pool sends, also on connections that are reserved and in transactions. */
export function observeStatements(pool: postgres.Sql, observe: StatementObserver): postgres.Sql {
	const observed = <Connection extends { unsafe: Unsafe }>(connection: Connection): Connection => {
		const { unsafe } = connection;
		connection.unsafe = ((...statement: Parameters<Unsafe>) => {
			const ended = observe(operationOf(statement[0]));
			const query = unsafe(...statement);
			if (ended) {
				query.then(
					() => ended(),
					(error: unknown) => ended(codeOf(error)),
				);
			}
			return query;
			// The type of its rows is the caller's.
		}) as Unsafe;
		return connection;
	};
	const { reserve, begin } = pool;
	pool.reserve = async () => observed(await reserve());
	pool.begin = ((work: (transaction: postgres.TransactionSql) => unknown) =>
		// Drizzle passes nothing but the work.
		begin((transaction) => work(observed(transaction)))) as typeof begin;
	return observed(pool);
}
