import { UsageError } from './command.ts';
import { runDoctorCommand } from './doctor-command.ts';
import { describeStartupError } from './startup-errors.ts';

try {
	const { text, isWell } = await runDoctorCommand(process.argv.slice(2));
	console.log(text);
	process.exitCode = isWell ? 0 : 1;
} catch (error) {
	console.error(`\n${error instanceof UsageError ? error.message : describeStartupError(error)}\n`);
	process.exitCode = 1;
}
