import { runBackupCommand } from './backup-command.ts';
import { runCommand } from './command.ts';

await runCommand(runBackupCommand);
