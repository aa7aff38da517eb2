import { runAuditCommand } from './audit-command.ts';
import { UsageError } from './command.ts';
import { describeStartupError } from './startup-errors.ts';

try {
	const { text, isIntact } = await runAuditCommand(process.argv.slice(2));
	console.log(text);
	process.exitCode = isIntact ? 0 : 1;
} catch (error) {
	console.error(`\n${error instanceof UsageError ? error.message : describeStartupError(error)}\n`);
	process.exitCode = 2;
}
