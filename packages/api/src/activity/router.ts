import { activityPage, listActivityInput } from '@hms/contracts';
import { listed, showing } from '../access/showing.ts';
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
		.query(({ ctx, input }) => showing(ctx, 'history', listActivity(ctx, input), listed)),
});
