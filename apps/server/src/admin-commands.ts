import { randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import {
	createAccount,
	createPasswordLink,
	Passwords,
	removeTwoFactor,
	resetPassword,
} from '@hms/api';
import { accountEmail, password, registerInput, roles } from '@hms/contracts';
import { Database } from '@hms/db';
import { z } from 'zod';
import { parseArguments, parseOptions, UsageError, withTarget } from './command.ts';
import { type Config, readConfig } from './config.ts';
import { readNewPassword } from './new-password.ts';

const usage = `npm run admin -- create --email ADDRESS --name NAME [--role admin|staff] [--password-stdin]
npm run admin -- reset-password --email ADDRESS [--password-stdin]
npm run admin -- remove-two-factor --email ADDRESS

create makes an administrator, unless --role says otherwise.

A password is asked for at a terminal. With --password-stdin it is the first line of the standard input. Without one a
link is made with which the account's user sets it, once, within 24 hours, while the product runs.`;

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
	// Nobody learns it. With it other errors are reported before a password is asked for.
	const unknownPassword = randomBytes(32).toString('base64url');
	parseOptions(schema, { ...input, password: unknownPassword });
	const typed = await readNewPassword({ fromInput });
	const withPassword = { ...input, password: typed ?? unknownPassword };
	const config = readConfig();
	return withDatabase(config, async (database) => {
		const { clinicNames } = config;
		const context = { db: database.system, passwords: new Passwords(), clinicNames };
		const isNew = command === 'create';
		const user = isNew
			? await createAccount(context, parseOptions(account, withPassword))
			: await resetPassword(context, parseOptions(reset, withPassword));
		const done = isNew
			? `Made an account for ${user.name}, ${user.email}, role ${user.role}.`
			: `${user.name}, ${user.email}, is signed out everywhere, and the old password does not work any more.`;
		if (typed !== undefined) return done;
		const link = await createPasswordLink(database.system, originOf(config), user.id);
		return link
			? `${done}\nThe link to set the password, once, within 24 hours: ${link.url}`
			: `${done}\nThe account is disabled: once it is enabled, run this again for a link to set the password.`;
	});
}

/** The address that people type. */
function originOf({ publicUrl, host, port }: Config): string {
	if (publicUrl !== undefined) return publicUrl;
	if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
	return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

async function runRemoveTwoFactor(given: object): Promise<string> {
	const { email } = parseOptions(address, given);
	const user = await withDatabase(readConfig(), ({ system }) => removeTwoFactor(system, email));
	return `${user.name}, ${user.email}, signs in with the password alone now.`;
}
