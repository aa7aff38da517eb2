import { createTransferInput, rowInput, transfer } from '@hms/contracts';
import { router, userProcedure } from '../trpc.ts';
import { createTransfer, undoTransfer } from './commands.ts';

export const transferRouter = router({
	create: userProcedure
		.meta({
			rest: {
				operationId: 'createTransfer',
				method: 'POST',
				path: '/transfers',
				status: 201,
				summary: 'Give patients to another owner',
				description:
					'With everything that hangs on them, the history too, all in one transaction. An MRN that the receiver has given already is replaced by the receiver’s next one; the patient is still found by the old one. Whom a patient was shared with still sees it. 404 names under `errors` patients of whom one is unknown or somebody else’s, and a user who is unknown or disabled.',
				problems: ['not_found', 'forbidden'],
			},
		})
		.input(createTransferInput)
		.output(transfer)
		.mutation(({ ctx, input }) => createTransfer(ctx, input)),

	undo: userProcedure
		.meta({
			rest: {
				operationId: 'undoTransfer',
				method: 'POST',
				path: '/transfers/{id}/undo',
				status: 200,
				summary: 'Take a transfer back, within 30 days',
				description:
					'Gives back what is still the receiver’s. 409 where that is nothing, and where it was undone before. For the former owner, or an administrator while that one is disabled; the receiver gets 403.',
				problems: ['conflict', 'forbidden'],
			},
		})
		.input(rowInput)
		.output(transfer)
		.mutation(({ ctx, input }) => undoTransfer(ctx, input.id)),
});
