import {
	addDays,
	ageGroupYears,
	ageOn,
	clinicSettings,
	dayIn,
	isPlainDate,
	mondayOf,
	oldestAgeGroup,
	registrationWeeks,
	sexes,
	today,
} from '@hms/contracts';
import type { Call, Decision, Row } from '../state/state.ts';
import { activePatients } from './patients.ts';

/** Counts the user's active patients by week of registration, and by age and sex. */
export function statistics(call: Call): Decision {
	const rows = activePatients(call);
	const { timeZone } = clinicSettings();
	const weekOf = ({ createdAt }: Row) => mondayOf(dayIn(timeZone, Date.parse(createdAt)));
	const weeks = Array.from({ length: registrationWeeks }, (_, n) =>
		addDays(mondayOf(today()), 7 * (n + 1 - registrationWeeks)),
	);
	return () => ({
		patients: rows.length,
		registrations: weeks.map((week) => ({
			week,
			patients: rows.filter((row) => weekOf(row) === week).length,
		})),
		ages: ageGroups.map((from) => {
			const group = rows.filter((row) => ageGroupOf(row) === from);
			const count = (sex: string) => group.filter(({ fields }) => fields['sex'] === sex).length;
			return { from, patients: Object.fromEntries(sexes.map((sex) => [sex, count(sex)])) };
		}),
	});
}

/** The groups by their youngest age; null for patients without a birth date. */
const ageGroups = [
	...Array.from({ length: oldestAgeGroup / ageGroupYears + 1 }, (_, n) => n * ageGroupYears),
	null,
];

function ageGroupOf({ fields }: Row): number | null {
	const born = String(fields['dateOfBirth'] ?? '');
	if (!isPlainDate(born)) return null;
	return Math.min(Math.floor(ageOn(born, today()) / ageGroupYears) * ageGroupYears, oldestAgeGroup);
}
