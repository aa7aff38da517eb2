import { DrizzleQueryError } from '@hms/db';

/**
 * An error as it may be logged: kinds, codes and places. The database's messages and the driver's parameters stay
 * out, because they carry what people typed.
 */
export function describeError(error: unknown): object[] {
	const links = [];
	for (let link = error; link instanceof Error && links.length < 10; link = link.cause) {
		const code = 'code' in link ? String(link.code) : undefined;
		const constraint = 'constraint_name' in link ? link.constraint_name : undefined;
		const carriesData = link instanceof DrizzleQueryError || link.name === 'PostgresError';
		links.push({
			name: link.name,
			...(carriesData ? {} : { message: link.message }),
			...(code ? { code } : {}),
			...(constraint ? { constraint } : {}),
			at: link.stack
				?.split('\n')
				.filter((line) => /^\s+at /.test(line))
				.slice(0, 8)
				.map((line) => line.trim()),
		});
	}
	return links.length > 0 ? links : [{ name: typeof error }];
}
