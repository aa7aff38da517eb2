import { z } from 'zod';
import { addYears, today } from './dates/plain-date.ts';
import { shareDirections, shareLevels, shareSorts } from './enums.ts';
import { clearable, id, instant, line, plainDate } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { rowInput } from './schema/rows.ts';
import { namedUser } from './user.ts';

export const shareLevel = z
	.enum(shareLevels)
	.meta({ id: 'ShareLevel', description: '`write` includes reading.' });

const until = plainDate
	.refine((day) => day >= today(), { error: 'must not be in the past', abort: true })
	.refine((day) => day <= addYears(today(), 10), { error: 'must be within ten years' })
	.meta({
		format: 'date',
		description:
			'The last day on which it holds, in the clinic; within ten years. Null: until it is taken back.',
	});

/** That an owner lets somebody in to a patient, or to all patients. */
export const share = z
	.strictObject({
		id,
		patientId: id
			.nullable()
			.describe('Null: all patients of the owner, also those who are registered later.'),
		owner: namedUser,
		user: namedUser,
		level: shareLevel,
		until: plainDate.nullable(),
		isEmergency: z
			.boolean()
			.describe('Whether it is an emergency access, to read for an hour from `createdAt` on.'),
		reason: z.string().nullable(),
		createdAt: instant,
	})
	.meta({
		id: 'Share',
		examples: [
			{
				id: '01936b21-2b40-7f0e-9c31-7a5e1d2f8b67',
				patientId: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
				owner: { id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01', name: 'Mary Seacole' },
				user: { id: '01936b1e-9d11-7b22-a4c5-6f7081920a31', name: 'Edith Cavell' },
				level: 'read',
				until: '2026-12-24',
				isEmergency: false,
				reason: 'Covers my leave',
				createdAt: '2026-11-23T10:00:00.000Z',
			},
		],
	});
export type Share = z.infer<typeof share>;

export const createShareInput = z
	.strictObject({
		userId: id.describe('Who is let in.'),
		patientId: id
			.nullable()
			.default(null)
			.describe('Null: all of the caller’s patients, also those who are registered later.'),
		level: shareLevel,
		until: until.nullable().default(null),
		reason: line(500).nullable().default(null),
	})
	.meta({
		examples: [
			{
				userId: '01936b1e-9d11-7b22-a4c5-6f7081920a31',
				patientId: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
				level: 'read',
				until: '2026-12-24',
				reason: 'Covers my leave',
			},
		],
	});
export type CreateShareInput = z.infer<typeof createShareInput>;

/** Some fields of a share: an absent one stays, null for `until` is until it is taken back. */
export const updateShareInput = rowInput
	.extend({ level: shareLevel.optional(), until: clearable(until) })
	.meta({ examples: [{ level: 'write', until: null }] });
export type UpdateShareInput = z.infer<typeof updateShareInput>;

export const listSharesInput = z.strictObject({
	...pageInput(shareSorts, 'ShareSort'),
	direction: z
		.enum(shareDirections)
		.meta({ id: 'ShareDirection' })
		.default('given')
		.describe('Those that the caller gives, or those that others give the caller.'),
	patientId: id
		.optional()
		.describe('Only those that let somebody in to this patient: of this one, or of all.'),
});
export type ListSharesInput = z.infer<typeof listSharesInput>;
export const sharePage = pageOf(share, 'SharePage');
