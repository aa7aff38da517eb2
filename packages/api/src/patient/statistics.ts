import {
	addDays,
	ageGroupYears,
	clinicSettings,
	momentIn,
	mondayOf,
	oldestAgeGroup,
	type PatientStatistics,
	type PlainDate,
	registrationWeeks,
	type sexes,
	today,
} from '@hms/contracts';
import { type Db, patients } from '@hms/db';
import { count, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { UserContext } from '../context.ts';
import { ownActivePatients } from './queries.ts';

/** Counts this user's active patients by week of registration, and by age and sex. Weeks and ages go by the clinic's time zone. */
export async function readStatistics(ctx: UserContext): Promise<PatientStatistics> {
	const day = today();
	return ctx.db.transaction(
		async (db) => {
			const [registrations, groups] = await Promise.all([
				registrationsByWeek(db, ctx, day),
				byAgeAndSex(db, ctx, day),
			]);
			return {
				patients: groups.reduce((sum, group) => sum + group.patients, 0),
				registrations,
				ages: ageGroups.map((from) => ({ from, patients: bySex(groups, from) })),
			};
		},
		{ isCostly: true },
	);
}

const ageGroups = [
	...Array.from({ length: oldestAgeGroup / ageGroupYears + 1 }, (_, n) => n * ageGroupYears),
	null,
];

const countedWeeks = z.array(z.strictObject({ nth: z.int(), patients: z.int() }));

async function registrationsByWeek(
	db: Db,
	ctx: UserContext,
	day: PlainDate,
): Promise<PatientStatistics['registrations']> {
	const { timeZone } = clinicSettings();
	const weeks = Array.from({ length: registrationWeeks }, (_, n) =>
		addDays(mondayOf(day), 7 * (n + 1 - registrationWeeks)),
	);
	// The database does not know the clinic's time zone: each week's begin is a parameter.
	const begins = weeks.map((week) => sql`${new Date(momentIn(timeZone, week)).toISOString()}`);
	const rows = await db.execute(sql`
		with weeks as (select array[${sql.join(begins, sql`, `)}]::timestamptz[] as begins)
		select width_bucket(${patients.createdAt}, begins) as nth, count(*)::int as patients
		from ${patients}, weeks
		where ${ownActivePatients(ctx)} and ${patients.createdAt} >= begins[1]
		group by 1`);
	const counted = new Map(countedWeeks.parse([...rows]).map((row) => [row.nth, row.patients]));
	return weeks.map((week, n) => ({ week, patients: counted.get(n + 1) ?? 0 }));
}

type Group = { from: number | null; sex: (typeof sexes)[number]; patients: number };

function byAgeAndSex(db: Db, ctx: UserContext, day: PlainDate): Promise<Group[]> {
	const age = sql`extract(year from age(${day}::date, ${patients.dateOfBirth}))::int`;
	// Integer division rounds down.
	const from = sql<number | null>`case when ${patients.dateOfBirth} is not null
		then least(${age} / ${ageGroupYears}::int * ${ageGroupYears}::int, ${oldestAgeGroup}::int) end`;
	return db
		.select({ from: from.as('from_age'), sex: patients.sex, patients: count() })
		.from(patients)
		.where(ownActivePatients(ctx))
		.groupBy(sql`from_age`, patients.sex);
}

function bySex(
	groups: Group[],
	from: number | null,
): PatientStatistics['ages'][number]['patients'] {
	const of = (sex: Group['sex']) =>
		groups.find((group) => group.from === from && group.sex === sex)?.patients ?? 0;
	return { female: of('female'), male: of('male'), other: of('other'), unknown: of('unknown') };
}
