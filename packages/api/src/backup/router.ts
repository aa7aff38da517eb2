import { type BackupStatus, backupStatus } from '@hms/contracts';
import { z } from 'zod';
import { adminProcedure, router } from '../trpc.ts';

const off: BackupStatus = { state: 'off', lastAt: null, dueAt: null, failure: null };

export const backupRouter = router({
	status: adminProcedure
		.meta({
			rest: {
				operationId: 'getBackupStatus',
				method: 'GET',
				path: '/backups/status',
				status: 200,
				summary: 'Read when the last backup was made, and whether one failed',
				description:
					'Of the backups that the product makes by itself (`BACKUP_DIR`), as the process knows it that answers.',
			},
		})
		.input(z.strictObject({}).optional())
		.output(backupStatus)
		.query(({ ctx }) => ctx.services.backups?.status() ?? off),
});
