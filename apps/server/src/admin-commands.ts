import { parseArgs } from 'node:util';
import { createAccount, Passwords, resetPassword } from '@hms/api';
import { accountEmail, fieldErrors, password, registerInput, roles } from '@hms/contracts';
import { Database, migrateDatabase } from '@hms/db';
import { z } from 'zod';
import { type Config, readConfig } from './config.ts';
import { generatePassword, readNewPassword } from './new-password.ts';
import { UsageError, withOwnedDatabase } from './owned-database.ts';

const usage = `npm run admin -- create --email ADDRESS --name NAME [--role admin|staff] [--password-stdin]
npm run admin -- reset-password --email ADDRESS [--password-stdin]

A password is asked for at a terminal, and otherwise made and shown once. With --password-stdin it is the first line of
the standard input. create makes an administrator, unless --role says otherwise.`;

const account = registerInput.safeExtend({ role: z.enum(roles) });
const reset = z.strictObject({ email: accountEmail, password });

function parseArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				email: { type: 'string' },
				name: { type: 'string' },
				role: { type: 'string' },
				'password-stdin': { type: 'boolean' },
				help: { type: 'boolean' },
			},
		});
	} catch (error) {
		throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

/** @throws UsageError with a line for each option that is wrong */
function parseOptions<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	const lines = fieldErrors(result.error).map(({ path, message }) => `${nameOf(path)} ${message}`);
	throw new UsageError(lines.join('\n'));
}

const nameOf = (path: string) => (path === 'password' ? 'The password' : `--${path}`);

/** Runs work on the product's database, whether or not the product runs. */
const withDatabase = <T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> =>
	withOwnedDatabase(config, async (target) => {
		await migrateDatabase(target);
		const database = new Database(target, {
			max: 1,
			idleSessionSeconds: config.idleSessionSeconds,
		});
		try {
			return await work(database);
		} finally {
			await database.close();
		}
	});

/**
 * Runs one command.
 * @returns the message to print
 * @throws UsageError, DomainError, and errors of the database
 */
export async function runAdminCommand(args: string[]): Promise<string> {
	const { values, positionals } = parseArguments(args);
	const { 'password-stdin': fromInput = false, help, ...options } = values;
	if (help) return usage;
	const [command, ...more] = positionals;
	if (more.length > 0) throw new UsageError(`"${more[0]}" is not known.\n\n${usage}`);
	if (command !== 'create' && command !== 'reset-password') {
		throw new UsageError(
			command === undefined ? usage : `There is no command "${command}".\n\n${usage}`,
		);
	}
	const schema = command === 'create' ? account : reset;
	const input = command === 'create' ? { role: 'admin', ...options } : options;
	// Other errors are reported before a password is asked for.
	parseOptions(schema, { ...input, password: generatePassword() });
	const { text, isGenerated } = await readNewPassword({ fromInput });
	const config = readConfig();
	const message = await withDatabase(config, async (database) => {
		const context = { db: database.system, passwords: new Passwords() };
		if (command === 'create') {
			const user = await createAccount(
				context,
				parseOptions(account, { ...input, password: text }),
			);
			return `Made an account for ${user.name}, ${user.email}, role ${user.role}.`;
		}
		const user = await resetPassword(context, parseOptions(reset, { ...input, password: text }));
		return `${user.name}, ${user.email}, has another password, and is signed out everywhere.`;
	});
	return isGenerated ? `${message}\nThe password, shown this once: ${text}` : message;
}
