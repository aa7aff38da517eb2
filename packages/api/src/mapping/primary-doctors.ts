import {
	type PlainDate,
	type PrimaryDoctors,
	type PrimaryDoctorsInput,
	today,
} from '@hms/contracts';
import { doctors, mappings, patients, Statement } from '@hms/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { contextOf, listSharingOwners, noteRead, ofEachOwner, rightTo } from '../access/shared.ts';
import { isInEffectOn, isPrimaryOn } from '../care-team/conditions.ts';
import type { UserContext } from '../context.ts';
import { JsonText } from '../json/json-text.ts';

interface Row {
	patientId: string;
	/** The doctor as JSON; null where the patient has no primary one. */
	doctor: string | null;
}

const reading = new Statement<Row, 'ids' | 'day'>((owner, value) => {
	const day = sql<PlainDate>`${value('day')}::date`;
	return sql`
		select ${patients.id} as "patientId", (
			select ${doctors.summaryJson} from ${mappings} join ${doctors} on ${doctors.id} = ${mappings.doctorId}
			where ${and(
				eq(mappings.ownerId, patients.ownerId),
				eq(mappings.patientId, patients.id),
				sql`${mappings.primaryOn} <> '{}'`,
				isInEffectOn(day),
				isPrimaryOn(day),
			)}
		) as doctor
		from ${patients}
		where ${and(eq(patients.ownerId, owner), isNull(patients.archivedAt))}
			and ${patients.id} = any(${value('ids')}::text::uuid[])`;
});

const readOf = ({ db }: UserContext, ids: string[]) =>
	db.read(reading, { ids: `{${ids.join(',')}}`, day: today() });

/** The rows of colleagues' patients. */
async function readShared(ctx: UserContext, ids: string[]): Promise<Row[]> {
	const owners = ids.length === 0 ? [] : await listSharingOwners(ctx);
	const parts = await ofEachOwner(owners, async (owner) => {
		const { ownerId } = owner;
		const rows = await readOf(await contextOf(ctx, { ownerId, access: 'read' }), ids);
		for (const { patientId } of rows) {
			noteRead(ctx, { ownerId, right: rightTo(owner, patientId) }, [patientId]);
		}
		return rows;
	});
	return parts.flat();
}

/**
 * The primary doctors of some patients today. A patient without one is left out, and so is one who is archived, unknown, or not
 * shared with the user.
 */
export async function listPrimaryDoctors(
	ctx: UserContext,
	{ patientIds }: PrimaryDoctorsInput,
): Promise<JsonText<PrimaryDoctors>> {
	const own = await readOf(ctx, patientIds);
	const isOwn = new Set(own.map(({ patientId }) => patientId));
	const others = patientIds.filter((id) => !isOwn.has(id));
	const rows = [...own, ...(await readShared(ctx, others))];
	const items = rows.flatMap(({ patientId, doctor }) =>
		doctor === null ? [] : [`{"patientId":"${patientId}","doctor":${doctor}}`],
	);
	return new JsonText<PrimaryDoctors>(`{"items":[${items.join(',')}]}`).ofPatients(
		rows.flatMap(({ patientId, doctor }) => (doctor === null ? [] : [patientId])),
	);
}
