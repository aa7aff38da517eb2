import type { Specialty } from '@hms/contracts';
import { begin, type DemoAssignment, end, handOver, plan } from './assignment.ts';
import { type Day, workday } from './calendar.ts';
import type { DemoDoctor } from './doctors.ts';
import type { DemoPatient } from './patients.ts';
import type { Random } from './random.ts';
import type { Staff } from './staff.ts';

const arrivals = [
	'Registered with the clinic',
	'Recommended by a relative who comes here',
	'Transferred from another practice, records received',
];
const arrivalsFromNear = [...arrivals, 'Moved into the area', 'Walked in after work'];
const arrivalsFromAfar = [...arrivals, 'Seen by video, in person twice a year'];

/** Why a patient changes doctors: what is entered with the old one and with the new one. */
const changes: readonly ((from: string, to: string) => readonly [string, string])[] = [
	(from, to) => [
		`Handed over to ${to} at the patient’s request`,
		`At the patient’s request, from ${from}`,
	],
	(from, to) => [`${from} works fewer days; handed over to ${to}`, `Taken over from ${from}`],
	(from, to) => [
		`Handed over to ${to} for evening hours`,
		`Needs evening appointments; from ${from}`,
	],
	(from, to) => [
		`Handed over to ${to}, the family’s doctor`,
		`Family together with one doctor; from ${from}`,
	],
];

/** How it goes on after the first doctor, and how many days that takes. */
const courses = {
	stays: 0,
	changes: 60,
	covered: 90,
	returns: 150,
	lapses: 60,
	none: 0,
} as const;
export type Course = keyof typeof courses;

/** How often, out of 25. */
export const shares: readonly (readonly [Course, number])[] = [
	['stays', 14],
	['changes', 5],
	['covered', 2],
	['returns', 1],
	['lapses', 1],
	['none', 2],
];

/** Who suits a patient of that age. */
function specialtiesFor(age: number): readonly Specialty[] {
	if (age < 16) return ['paediatrics'];
	if (age > 79) return ['family_medicine', 'geriatrics'];
	return age > 49 ? ['family_medicine', 'internal_medicine'] : ['family_medicine'];
}

/**
 * The primary doctors of a patient one after the other, and who covered for them. A patient who
 * came too recently for the course that was dealt stays with the first.
 */
export function primaryCare(
	patient: DemoPatient,
	dealt: Course,
	staff: Staff,
	random: Random,
): DemoAssignment[] {
	const { lastDay } = staff;
	const { day: from } = patient.registered;
	const course = courses[dealt] <= lastDay - from ? dealt : 'stays';
	const specialties = specialtiesFor(patient.age);
	const doctor = staff.choose(specialties, from, { lasting: course !== 'stays' }, random);
	if (!doctor || course === 'none') return [];

	const isNear = patient.row.address?.country === 'GB';
	const reason = random.pick(isNear ? arrivalsFromNear : arrivalsFromAfar);
	const first = begin({ patient, doctor, role: 'primary_care', isPrimary: true, from, reason });
	const turn = workday(random.int(from + 30, Math.max(from + 30, lastDay - 4)));
	const other = staff.choose(specialties, turn, { not: [doctor], lasting: true }, random);
	if (course === 'lapses') end(first, turn, 'Asked for another doctor; none chosen yet');
	if (!other || course === 'stays' || course === 'lapses') return [first];
	switch (course) {
		case 'changes':
			return [first, handOver(first, other, turn, random.pick(changes)(doctor.title, other.title))];
		case 'covered':
			return [first, cover(first, other, turn, random)];
		case 'returns':
			return [first, ...returning(first, other, lastDay, random)];
	}
}

/** Another doctor steps in for some weeks; the primary one remains. */
function cover(
	first: DemoAssignment,
	other: DemoDoctor,
	from: Day,
	random: Random,
): DemoAssignment {
	const { title } = first.doctor;
	const reason = random.pick([
		`Covers for ${title} during leave`,
		`Covers for ${title}, who is ill`,
		`Covers for ${title} during a course`,
	]);
	const assignment = begin({
		...first,
		doctor: other,
		role: 'covering',
		isPrimary: false,
		from,
		reason,
	});
	return plan(assignment, from + random.int(14, 42), `${title} is back`);
}

/** The patient is with another doctor for some months, then back. */
function returning(
	first: DemoAssignment,
	other: DemoDoctor,
	lastDay: Day,
	random: Random,
): DemoAssignment[] {
	const away = workday(first.from + random.int(25, 45));
	const back = workday(random.int(away + 40, lastDay - 10));
	const between = handOver(first, other, away, [
		'Away during the week; needs Saturdays',
		'Away during the week; seen on Saturdays',
	]);
	const again = handOver(between, first.doctor, back, [
		'Here during the week again',
		'Back with the doctor from before',
	]);
	return [between, again];
}
