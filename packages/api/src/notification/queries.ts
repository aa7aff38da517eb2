import type { ListNotificationsInput, Notification } from '@hms/contracts';
import { doctors, notifications, users } from '@hms/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { asText, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';

const detail = (name: string) => sql`${notifications.details} -> ${sql.raw(`'${name}'`)}`;

const notificationColumns = {
	id: notifications.id,
	createdAt: notifications.createdAt,
	readAt: notifications.readAt,
	kind: notifications.kind,
	actor: { id: users.id, name: users.name },
	patient: sql`case when ${notifications.patientId} is not null then json_build_object(
		'id', ${notifications.patientId}, 'name', visible_patient_name(${notifications.patientId})
	) end`,
	doctor: sql`case when ${doctors.id} is not null then json_build_object(
		'id', ${doctors.id}, 'name', full_name(${doctors.givenName}, ${doctors.familyName})
	) end`,
	level: detail('level'),
	until: detail('until'),
	count: detail('count'),
	reason: detail('reason'),
};

/** What others did that concerns the user, newest first. */
export const listNotifications = listing<Notification, ListNotificationsInput>({
	item: () => asText(jsonOf(notificationColumns)),
	table: notifications,
	joins: sql`join ${users} on ${eq(users.id, notifications.actorId)}
		left join ${doctors} on ${doctors.id} = (${notifications.details} ->> 'doctorId')::uuid`,
	countsWithoutJoins: true,
	id: notifications.id,
	sorts: { createdAt: { by: notifications.createdAt, type: 'timestamptz', order: 'desc' } },
	fallback: 'createdAt',
	parameters: [],
	where: ({ unread }, { owner }) =>
		and(eq(notifications.ownerId, owner), unread ? isNull(notifications.readAt) : undefined),
});
