import { listNotificationsInput, notificationPage, readNotificationsInput } from '@hms/contracts';
import { z } from 'zod';
import { answer } from '../json/json-text.ts';
import { router, userProcedure } from '../trpc.ts';
import { readNotifications } from './commands.ts';
import { listNotifications } from './queries.ts';

export const notificationRouter = router({
	list: userProcedure
		.meta({
			rest: {
				operationId: 'listNotifications',
				method: 'GET',
				path: '/notifications',
				status: 200,
				summary: 'List what others did that concerns the caller',
				description:
					'Newest first. `unread=true&total=true&limit=1` answers how many are unread. `GET /events` tells of new ones as they come.',
			},
		})
		.input(listNotificationsInput)
		.output(answer(notificationPage))
		.query(({ ctx, input }) => listNotifications(ctx, input)),

	read: userProcedure
		.meta({
			rest: {
				operationId: 'readNotifications',
				method: 'POST',
				path: '/notifications/read',
				status: 204,
				summary: 'Mark notifications as read',
			},
		})
		.input(readNotificationsInput)
		.output(z.void())
		.mutation(({ ctx, input }) => readNotifications(ctx, input)),
});
