import { DomainError } from '@hms/api';
import { administrate, UsageError } from './administration.ts';
import { explain } from './explain.ts';

try {
	console.log(await administrate(process.argv.slice(2)));
} catch (error) {
	const isOurs = error instanceof UsageError || error instanceof DomainError;
	console.error(`\n${isOurs ? error.message : explain(error)}\n`);
	process.exitCode = 1;
}
