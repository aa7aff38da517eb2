import { runAdminCommand } from './admin-commands.ts';
import { runCommand } from './command.ts';

await runCommand(runAdminCommand);
