import {
	emergencyAccess,
	emergencyAccessPage,
	emergencyMatches,
	findInEmergencyInput,
	listEmergencyAccessesInput,
	openInEmergencyInput,
	reviewEmergencyAccessInput,
	share,
} from '@hms/contracts';
import { answer } from '../json/json-text.ts';
import { adminProcedure, router, userProcedure } from '../trpc.ts';
import { findInEmergency, openInEmergency, reviewEmergencyAccess } from './commands.ts';
import { listEmergencyAccesses } from './queries.ts';

export const emergencyAccessRouter = router({
	find: userProcedure
		.meta({
			rest: {
				operationId: 'findInEmergency',
				method: 'POST',
				path: '/emergency-access/find',
				status: 200,
				summary: 'Find a patient of whatever owner in an emergency',
				description:
					'By the MRN, or by both names and the birth date: exactly, but for case, accents and punctuation. At most 5. Each search is recorded; 10 an hour. 403 for whom the setting EMERGENCY_ACCESS does not allow it.',
				problems: ['forbidden', 'too_many_requests'],
			},
		})
		.input(findInEmergencyInput)
		.output(emergencyMatches)
		.mutation(({ ctx, input }) => findInEmergency(ctx, input)),

	open: userProcedure
		.meta({
			rest: {
				operationId: 'openInEmergency',
				method: 'POST',
				path: '/emergency-access',
				status: 201,
				location: '/shares?direction=received',
				summary: 'Open a patient of somebody else in an emergency, to read for an hour',
				description:
					'The owner is told, and administrators review it. While it is open it can be opened for another hour. 409 for a patient whom the caller may read anyway, or who gets another owner at this moment.',
				problems: ['not_found', 'forbidden', 'conflict'],
			},
		})
		.input(openInEmergencyInput)
		.output(share)
		.mutation(({ ctx, input }) => openInEmergency(ctx, input)),

	list: userProcedure
		.meta({
			rest: {
				operationId: 'listEmergencyAccesses',
				method: 'GET',
				path: '/emergency-access',
				status: 200,
				summary: 'List emergency accesses, newest first',
				description:
					'Administrators list those of everybody, and what was read by them; the owner of a patient those to this patient, with `patientId`.',
				problems: ['forbidden'],
			},
		})
		.input(listEmergencyAccessesInput)
		.output(answer(emergencyAccessPage))
		.query(({ ctx, input }) => listEmergencyAccesses(ctx, input)),

	review: adminProcedure
		.meta({
			rest: {
				operationId: 'reviewEmergencyAccess',
				method: 'POST',
				path: '/emergency-access/{id}/review',
				status: 200,
				summary: 'Record that an emergency access was looked at',
				description: 'Once, by somebody else than who opened the patient.',
				problems: ['conflict', 'forbidden'],
			},
		})
		.input(reviewEmergencyAccessInput)
		.output(emergencyAccess)
		.mutation(({ ctx, input }) => reviewEmergencyAccess(ctx, input)),
});
