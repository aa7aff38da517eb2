import { createAccount, Passwords, removeTwoFactor, resetPassword } from '@hms/api';
import { accountEmail, password, registerInput, roles } from '@hms/contracts';
import { Database } from '@hms/db';
import { z } from 'zod';
import { parseArguments, parseOptions, UsageError, withTarget } from './command.ts';
import { type Config, readConfig } from './config.ts';
import { generatePassword, readNewPassword } from './new-password.ts';

const usage = `npm run admin -- create --email ADDRESS --name NAME [--role admin|staff] [--password-stdin]
npm run admin -- reset-password --email ADDRESS [--password-stdin]
npm run admin -- remove-two-factor --email ADDRESS

A password is asked for at a terminal, and otherwise made and shown once. With --password-stdin it is the first line of
the standard input. create makes an administrator, unless --role says otherwise.`;

const account = registerInput.safeExtend({ role: z.enum(roles) });
const reset = z.strictObject({ email: accountEmail, password });
const address = z.strictObject({ email: accountEmail });

const options = {
	email: { type: 'string' },
	name: { type: 'string' },
	role: { type: 'string' },
	'password-stdin': { type: 'boolean' },
	help: { type: 'boolean' },
} as const;

/** Runs work on the product's database. */
const withDatabase = <T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> =>
	withTarget(config, async (target) => {
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
	const { values, positionals } = parseArguments(args, options, usage);
	const { 'password-stdin': fromInput = false, help, ...given } = values;
	if (help) return usage;
	const [command, ...more] = positionals;
	if (more.length > 0) throw new UsageError(`"${more[0]}" is not known.\n\n${usage}`);
	if (command === 'remove-two-factor') return runRemoveTwoFactor(given);
	if (command !== 'create' && command !== 'reset-password') {
		throw new UsageError(
			command === undefined ? usage : `There is no command "${command}".\n\n${usage}`,
		);
	}
	const schema = command === 'create' ? account : reset;
	const input = command === 'create' ? { role: 'admin', ...given } : given;
	// Other errors are reported before a password is asked for.
	parseOptions(schema, { ...input, password: generatePassword() });
	const { text, isGenerated } = await readNewPassword({ fromInput });
	const config = readConfig();
	const message = await withDatabase(config, async (database) => {
		const { clinicNames } = config;
		const context = { db: database.system, passwords: new Passwords(), clinicNames };
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

async function runRemoveTwoFactor(given: object): Promise<string> {
	const { email } = parseOptions(address, given);
	const user = await withDatabase(readConfig(), ({ system }) => removeTwoFactor(system, email));
	return `${user.name}, ${user.email}, signs in with the password alone now.`;
}
