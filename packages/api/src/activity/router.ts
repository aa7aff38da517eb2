import { activityPage, exportActivityInput, listActivityInput, maxPageSize } from '@hms/contracts';
import { noteShown, patientIdsOf } from '../access/note-shown.ts';
import { answer } from '../json/json-text.ts';
import { router, userProcedure } from '../trpc.ts';
import { listActivity } from './activity.ts';

export const activityRouter = router({
	list: userProcedure
		.meta({
			showsPatients: true,
			rest: {
				operationId: 'listActivity',
				method: 'GET',
				path: '/activity',
				status: 200,
				summary: 'List what changed in the records that one may see, newest first',
			},
		})
		.input(listActivityInput)
		.output(answer(activityPage))
		.query(({ ctx, input }) => noteShown(ctx, 'history', listActivity(ctx, input), patientIdsOf)),

	export: userProcedure
		.meta({
			showsPatients: true,
			withoutRest: 'It answers a part of `GET /activity.csv`, which has all of them.',
		})
		.input(exportActivityInput)
		.output(answer(activityPage))
		.query(({ ctx, input }) => {
			const page = listActivity(ctx, { ...input, limit: maxPageSize, total: false });
			return noteShown(ctx, 'export', page, patientIdsOf);
		}),
});
