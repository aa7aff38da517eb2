import { z } from 'zod';
import { accessKind } from './access.ts';
import { id, instant, line, paragraph, personName, plainDate } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { rowInput } from './schema/rows.ts';
import { namedUser } from './user.ts';

const reason = paragraph(500).refine((text) => text.length >= 10, {
	error: 'must have at least 10 characters',
});

export const findInEmergencyInput = z
	.strictObject({
		mrn: line(32).optional(),
		givenName: personName.optional(),
		familyName: personName.optional(),
		dateOfBirth: plainDate.optional(),
	})
	.refine(
		({ mrn, givenName, familyName, dateOfBirth }) => {
			const name = [givenName, familyName, dateOfBirth];
			return mrn === undefined
				? name.every((part) => part !== undefined)
				: name.every((part) => part === undefined);
		},
		{ path: ['mrn'], error: 'or givenName, familyName and dateOfBirth are required' },
	)
	.meta({
		examples: [{ givenName: 'Ada', familyName: 'Lovelace', dateOfBirth: '1985-12-10' }],
	});
export type FindInEmergencyInput = z.infer<typeof findInEmergencyInput>;

export const emergencyMatches = z
	.strictObject({
		items: z.array(
			z.strictObject({ patientId: id, owner: namedUser }).meta({ id: 'EmergencyMatch' }),
		),
	})
	.meta({ id: 'EmergencyMatches' });
export type EmergencyMatches = z.infer<typeof emergencyMatches>;

export const openInEmergencyInput = z.strictObject({ patientId: id, reason }).meta({
	examples: [
		{
			patientId: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
			reason: 'Unconscious in the waiting room',
		},
	],
});
export type OpenInEmergencyInput = z.infer<typeof openInEmergencyInput>;

/** That somebody opened a patient of somebody else in an emergency. */
export const emergencyAccess = z
	.strictObject({
		id,
		patientId: id,
		owner: namedUser.describe('Whose patient it was.'),
		user: namedUser.describe('Who opened it.'),
		reason: z.string(),
		createdAt: instant,
		endsAt: instant.describe('Until when it could be read.'),
		reads: z
			.array(
				z
					.strictObject({
						kind: accessKind,
						count: z.int().min(1).describe('Within five minutes a kind is counted once.'),
						lastAt: instant,
					})
					.meta({ id: 'EmergencyRead' }),
			)
			.describe(
				'What was read by it, of each kind; empty where nothing was, or is recorded any more.',
			),
		review: z
			.strictObject({ at: instant, user: namedUser, note: z.string() })
			.nullable()
			.describe('Null: nobody has reviewed it yet.'),
	})
	.meta({
		id: 'EmergencyAccess',
		examples: [
			{
				id: '01936b24-3a10-7b11-9c4e-5d6f7a8b9c01',
				patientId: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
				owner: { id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01', name: 'Mary Seacole' },
				user: { id: '01936b1e-9d11-7b22-a4c5-6f7081920a31', name: 'Edith Cavell' },
				reason: 'Unconscious in the waiting room',
				createdAt: '2026-11-23T10:00:00.000Z',
				endsAt: '2026-11-23T11:00:00.000Z',
				reads: [{ kind: 'record', count: 2, lastAt: '2026-11-23T10:12:00.000Z' }],
				review: null,
			},
		],
	});
export type EmergencyAccess = z.infer<typeof emergencyAccess>;

export const listEmergencyAccessesInput = z.strictObject({
	...pageInput(['createdAt'], 'EmergencyAccessSort'),
	patientId: id
		.optional()
		.describe('Only those of this patient, which its owner may list too; others get none.'),
	unreviewed: z.boolean().default(false).describe('Only those that nobody has reviewed yet.'),
});
export type ListEmergencyAccessesInput = z.infer<typeof listEmergencyAccessesInput>;
export const emergencyAccessPage = pageOf(emergencyAccess, 'EmergencyAccessPage');

export const reviewEmergencyAccessInput = rowInput
	.extend({ note: paragraph(2000) })
	.meta({ examples: [{ note: 'Right: the patient was unconscious.' }] });
export type ReviewEmergencyAccessInput = z.infer<typeof reviewEmergencyAccessInput>;
