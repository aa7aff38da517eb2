import { runCommand } from './command.ts';
import { runEraseCommand } from './erase-command.ts';

await runCommand(runEraseCommand);
