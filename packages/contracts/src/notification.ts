import { z } from 'zod';
import type { PlainDate } from './dates/plain-date.ts';
import { notificationKinds, type ShareLevel } from './enums.ts';
import { id, instant, plainDate } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { ids } from './schema/rows.ts';
import { shareLevel } from './share.ts';
import { namedUser } from './user.ts';

export const notificationKind = z.enum(notificationKinds).meta({
	id: 'NotificationKind',
	description: [
		'`share_received`: a colleague lets the caller in to a patient, or to all.',
		'`share_ended`: a share between the two was taken back or given up.',
		'`transfer_received`: patients of a colleague are the caller’s now.',
		'`transfer_undone`: such a transfer was taken back.',
		'`emergency_access`: somebody opened a patient of the caller’s in an emergency.',
		'`assignment_created`: a colleague assigned a doctor to a patient of the caller’s.',
	].join(' '),
});

/** Something that somebody else did and that concerns the user who gets it. A field that a kind does not have is null. */
export const notification = z
	.strictObject({
		id,
		createdAt: instant,
		readAt: instant.nullable().describe('When the caller read it; null: not yet.'),
		kind: notificationKind,
		actor: namedUser.describe('Who did it.'),
		patient: z
			.strictObject({ id, name: z.string().nullable() })
			.nullable()
			.describe(
				'Of a share, an emergency access or an assignment: whom it is about; of a share of all patients, null. The name is null where the caller may not see the patient, or not any more.',
			),
		doctor: z
			.strictObject({ id, name: z.string() })
			.nullable()
			.describe('Of an assignment: who was assigned.'),
		level: shareLevel
			.nullable()
			.describe('Of a share that was received: what it lets the caller do.'),
		until: plainDate
			.nullable()
			.describe('Of a share that was received: its last day, if it has one.'),
		count: z.int().nullable().describe('Of a transfer: how many patients.'),
		reason: z.string().nullable().describe('What the actor gave as the reason.'),
	})
	.meta({
		id: 'Notification',
		examples: [
			{
				id: '01936b22-5c70-7d3a-8b14-2e6f9a0c1d35',
				createdAt: '2026-11-23T10:00:00.000Z',
				readAt: null,
				kind: 'share_received',
				actor: { id: '01936b1e-7c00-7a10-8f3a-5d2b9c4e6f01', name: 'Mary Seacole' },
				patient: { id: '01936b1f-03a2-7c55-9d41-0b7a2f6c8e12', name: 'Ada Lovelace' },
				doctor: null,
				level: 'read',
				until: '2026-12-24',
				count: null,
				reason: 'Covers my leave',
			},
		],
	});
export type Notification = z.infer<typeof notification>;

/** What a notification is about, by its kind. Names are not kept: they are looked up when it is read. */
export type NotificationContents =
	| {
			kind: 'share_received';
			/** Null: all patients. */
			patientId: string | null;
			level: ShareLevel;
			until: PlainDate | null;
			reason: string | null;
	  }
	| { kind: 'share_ended'; patientId: string | null }
	| { kind: 'transfer_received'; count: number; reason: string }
	| { kind: 'transfer_undone'; count: number }
	| { kind: 'emergency_access'; patientId: string; reason: string }
	| { kind: 'assignment_created'; patientId: string; doctorId: string };

export const listNotificationsInput = z.strictObject({
	...pageInput(['createdAt'], 'NotificationSort'),
	unread: z.boolean().default(false).describe('Only those that the caller has not read.'),
});
export type ListNotificationsInput = z.infer<typeof listNotificationsInput>;
export const notificationPage = pageOf(notification, 'NotificationPage');

export const readNotificationsInput = z
	.strictObject({
		ids: ids
			.optional()
			.describe('Which ones; an id that is none of the caller’s is left out. Absent: all.'),
	})
	.meta({ examples: [{ ids: ['01936b22-5c70-7d3a-8b14-2e6f9a0c1d35'] }] });
export type ReadNotificationsInput = z.infer<typeof readNotificationsInput>;
