import { runCommand } from './command.ts';
import { runRestoreCommand } from './restore-command.ts';

await runCommand(runRestoreCommand);
