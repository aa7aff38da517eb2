import { listSecurityEventsInput, securityEventPage } from '@hms/contracts';
import { answer } from '../json/json-text.ts';
import { adminProcedure, router } from '../trpc.ts';
import { listSecurityEvents } from './queries.ts';

export const securityEventRouter = router({
	list: adminProcedure
		.meta({
			rest: {
				operationId: 'listSecurityEvents',
				method: 'GET',
				path: '/security-events',
				status: 200,
				summary: 'List what was done with accounts, newest first',
				description:
					'Sign-ins and those that failed, limits that were reached, passwords, invitations, roles. Nobody can change an entry; it is deleted once it is older than the installation keeps them (`SECURITY_LOG_DAYS`).',
			},
		})
		.input(listSecurityEventsInput)
		.output(answer(securityEventPage))
		.query(({ ctx, input }) => listSecurityEvents(ctx, input)),
});
