import { DomainError } from '@hms/api';
import { runAdminCommand } from './admin-commands.ts';
import { UsageError } from './owned-database.ts';
import { describeStartupError } from './startup-errors.ts';

try {
	console.log(await runAdminCommand(process.argv.slice(2)));
} catch (error) {
	const isOurs = error instanceof UsageError || error instanceof DomainError;
	console.error(`\n${isOurs ? error.message : describeStartupError(error)}\n`);
	process.exitCode = 1;
}
