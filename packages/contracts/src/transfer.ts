import { z } from 'zod';
import { id, line } from './schema/fields.ts';
import { ids } from './schema/rows.ts';
import { namedUser } from './user.ts';

/** That patients were given to another owner. */
export const transfer = z
	.strictObject({
		id,
		from: namedUser.describe('Whose patients they were.'),
		to: namedUser.describe('Whose patients they are now.'),
		count: z.int().describe('How many patients were given, or given back.'),
	})
	.meta({
		id: 'Transfer',
		examples: [
			{
				id: '01936b23-11a0-7c42-8d5e-3f7a9b1c2d46',
				from: { id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01', name: 'Mary Seacole' },
				to: { id: '01936b1e-9d11-7b22-a4c5-6f7081920a31', name: 'Edith Cavell' },
				count: 2,
			},
		],
	});
export type Transfer = z.infer<typeof transfer>;

export const createTransferInput = z
	.strictObject({
		patientIds: ids.optional().describe('Which patients, archived ones too; or else `all`.'),
		all: z.literal(true).optional().describe('All patients of that owner.'),
		toUserId: id.describe('Whose they become.'),
		fromUserId: id
			.optional()
			.describe('Whose they are: the caller’s or, for administrators, those of somebody disabled.'),
		reason: line(500),
	})
	.refine(({ patientIds, all }) => (patientIds === undefined) !== (all === undefined), {
		path: ['patientIds'],
		error: 'or all is required, and not both',
	})
	.meta({
		examples: [
			{
				patientIds: ['01936b1f-03a2-7c55-9d41-0b7a2f6c8e12'],
				toUserId: '01936b1e-9d11-7b22-a4c5-6f7081920a31',
				reason: 'Leaves the clinic',
			},
		],
	});
export type CreateTransferInput = z.infer<typeof createTransferInput>;
