import { z } from 'zod';
import { backupFailures, backupStates } from './enums.ts';
import { instant } from './schema/fields.ts';

/** What is known of the backups that the product makes by itself. */
export const backupStatus = z
	.strictObject({
		state: z
			.enum(backupStates)
			.meta({ id: 'BackupState' })
			.describe(
				'`off`: the product makes none. `on_time`: none is due, or one is being made. `failed`: the one that was due failed. `overdue`: it is missing, and nothing is known of why.',
			),
		lastAt: instant.nullable().describe('When the newest backup was made. Null: there is none.'),
		dueAt: instant.nullable().describe('When the next one is due, or was. Null: the state is off.'),
		failure: z
			.enum(backupFailures)
			.meta({ id: 'BackupFailure' })
			.nullable()
			.describe('Why the one that was due failed; the details are in the log of the process.'),
	})
	.meta({
		id: 'BackupStatus',
		examples: [
			{
				state: 'failed',
				lastAt: '2026-11-23T02:00:00.000Z',
				dueAt: '2026-11-24T02:00:00.000Z',
				failure: 'disk_full',
			},
		],
	});
export type BackupStatus = z.infer<typeof backupStatus>;
