import {
	ageGroupYears,
	oldestAgeGroup,
	type PatientStatistics,
	plainDate,
	registrationWeeks,
	type sexes,
	today,
} from '@hms/contracts';
import { type Db, patients } from '@hms/db';
import { count, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { UserContext } from '../context.ts';
import { ownActivePatients } from './queries.ts';

/** This user's active patients in numbers. Weeks and ages are reckoned where the process is, as is "today". */
export async function readStatistics(ctx: UserContext): Promise<PatientStatistics> {
	return ctx.db.transaction(
		async (db) => {
			const [registrations, groups] = await Promise.all([
				registrationsByWeek(db, ctx),
				byAgeAndSex(db, ctx),
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

const weekRows = z.array(z.strictObject({ week: plainDate, patients: z.int() }));

async function registrationsByWeek(
	db: Db,
	ctx: UserContext,
): Promise<PatientStatistics['registrations']> {
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	const rows = await db.execute(sql`
		with weeks as (
			select generate_series(
				date_trunc('week', ${today()}::date::timestamp) - make_interval(weeks => ${registrationWeeks - 1}),
				date_trunc('week', ${today()}::date::timestamp),
				interval '1 week'
			) as week
		), registered as (
			select date_trunc('week', ${patients.createdAt} at time zone ${timeZone}) as week, count(*) as patients
			from ${patients}
			where ${ownActivePatients(ctx)}
				and ${patients.createdAt} >= (select min(week) from weeks) at time zone ${timeZone}
			group by 1
		)
		select week::date::text as week, coalesce(registered.patients, 0)::int as patients
		from weeks left join registered using (week)
		order by week`);
	return weekRows.parse([...rows]);
}

type Group = { from: number | null; sex: (typeof sexes)[number]; patients: number };

function byAgeAndSex(db: Db, ctx: UserContext): Promise<Group[]> {
	const age = sql`extract(year from age(${today()}::date, ${patients.dateOfBirth}))::int`;
	// Division of whole numbers leaves out the rest.
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
