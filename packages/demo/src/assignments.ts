import type { PlainDate } from '@hms/contracts';
import type { mappings } from '@hms/db';
import { begin, type DemoAssignment, end, handOver, plan } from './assignment.ts';
import { type Day, dateOf, deskTime, instantOf, workday } from './calendar.ts';
import type { DemoDoctor } from './doctors.ts';
import type { DemoPatient } from './patients.ts';
import { type Course, primaryCare, shares } from './primary-care.ts';
import { Deck, Random } from './random.ts';
import { Staff } from './staff.ts';

/** How many of each kind of oversight an account has: what the home screen says needs attention. */
const oversights = 3;

const departureReasons = [
	'Moved away',
	'Registered with a clinic nearer to home',
	'Transferred to another clinic, records sent',
];

const advice = [
	'Copy every letter to the primary doctor.',
	'Results are discussed by telephone first.',
	'Joint review with the primary doctor every six months.',
	'Next visit is booked by the specialist’s own office.',
];

/** Who looks after the patients of one account, in the order of entry. */
export function buildAssignments(
	patients: readonly DemoPatient[],
	doctors: readonly DemoDoctor[],
	lastDay: Day,
	label: string,
): (typeof mappings.$inferInsert)[] {
	const staff = new Staff(doctors, lastDay);
	const random = new Random(`${label}, assignments`);
	const cards = shares.flatMap(([course, share]) => Array.from({ length: share }, () => course));
	const courses = new Deck(cards, random);
	const assignments = patients.flatMap((patient, index) =>
		careOf(patient, courses.deal(), staff, new Random(`${label}, care of patient ${index}`)),
	);
	const successors = handOverOfLeavers(assignments, staff, random);
	endDueAssignments(assignments, lastDay, random);
	return [...assignments, ...successors]
		.map(rowOf)
		.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** Everybody who ever looked after a patient, if nobody but the patient ever left. */
function careOf(
	patient: DemoPatient,
	course: Course,
	staff: Staff,
	random: Random,
): DemoAssignment[] {
	const primary = primaryCare(patient, course, staff, random);
	const assignments = [...primary, ...specialistCare(patient, primary, staff, random)];
	const { archived } = patient;
	if (archived === null) return assignments;
	const reason = patient.age > 79 ? 'Has died' : random.pick(departureReasons);
	for (const assignment of assignments) {
		if (assignment.to === null || assignment.to > archived) end(assignment, archived, reason);
	}
	return assignments.filter((assignment) => assignment.from < archived);
}

function specialistCare(
	patient: DemoPatient,
	primary: readonly DemoAssignment[],
	staff: Staff,
	random: Random,
): DemoAssignment[] {
	const not = primary.map(({ doctor }) => doctor);
	return patient.conditions.flatMap(({ specialty, role, reason, course }) => {
		const from = workday(patient.registered.day + random.int(3, 70));
		const doctor = staff.choose([specialty], from, { not, lasting: course !== undefined }, random);
		if (!doctor || from > staff.lastDay) return [];
		const assignment = begin({ patient, doctor, role, isPrimary: false, from, reason });
		if (random.chance(0.25)) assignment.notes = random.pick(advice);
		return [course ? plan(assignment, from + course.days, course.outcome) : assignment];
	});
}

/**
 * Hands the patients of doctors who left over to colleagues, and overlooks some.
 * @returns who goes on
 */
function handOverOfLeavers(
	assignments: readonly DemoAssignment[],
	staff: Staff,
	random: Random,
): DemoAssignment[] {
	const ofLeavers = assignments.filter(({ to, doctor }) => to === null && doctor.left !== null);
	const overlooked = random.sample(ofLeavers, oversights);
	return ofLeavers.flatMap((assignment) => {
		const { doctor, patient } = assignment;
		if (doctor.left === null || overlooked.includes(assignment)) return [];
		const known = assignments
			.filter((other) => other.patient === patient)
			.map((other) => other.doctor);
		const options = { not: known, lasting: true };
		const successor = staff.choose([doctor.specialty], doctor.left, options, random);
		const reason = `${doctor.title} has left the clinic`;
		if (successor) {
			return [
				handOver(assignment, successor, doctor.left, [
					reason,
					`Taken over from ${doctor.title}, who left`,
				]),
			];
		}
		end(assignment, doctor.left, reason);
		return [];
	});
}

/** Ends what was planned to end by now, and overlooks some. */
function endDueAssignments(
	assignments: readonly DemoAssignment[],
	lastDay: Day,
	random: Random,
): void {
	const due = assignments.filter(({ to, ended }) => !ended && to !== null && to <= lastDay);
	const active = due.filter(({ patient }) => patient.archived === null);
	const overlooked = random.sample(active, oversights);
	for (const assignment of due) {
		if (assignment.to === null || overlooked.includes(assignment)) continue;
		end(assignment, assignment.to, assignment.outcome ?? assignment.reason);
	}
}

function rowOf(assignment: DemoAssignment) {
	const { patient, doctor, role, isPrimary, from, to, ended, reason, notes } = assignment;
	const begun = entryTime(patient, from);
	const touched = ended && to !== null ? entryTime(patient, to) : begun;
	return {
		ownerId: patient.row.ownerId,
		id: new Random(`assignment of ${doctor.row.id} to ${patient.row.id} from ${from}`).uuid(begun),
		patientId: patient.row.id,
		doctorId: doctor.row.id,
		role,
		...(isPrimary ? primaryFrom(dateOf(from), ended && to !== null ? dateOf(to) : null) : {}),
		wasPrimary: isPrimary && ended,
		startedOn: dateOf(from),
		endedOn: to === null ? null : dateOf(to),
		reason,
		notes,
		status: ended ? 'ended' : 'active',
		version: ended ? 2 : 1,
		createdAt: instantOf(begun),
		updatedAt: instantOf(touched),
	} as const satisfies typeof mappings.$inferInsert;
}

/** One primary doctor follows the other, so that each has all days of the assignment. */
const primaryFrom = (from: PlainDate, until: PlainDate | null) => ({
	primaryTerms: [{ from, until: null, since: from, order: 1 }],
	primaryOn: [{ from, until }],
});

/**
 * When a patient's changes of a day are entered: all at once, as a hand-over is; on the first day
 * right after the registration. In milliseconds since 1970.
 */
function entryTime({ row, registered }: DemoPatient, day: Day): number {
	const random = new Random(`entry for ${row.id} on ${day}`);
	if (day === registered.day) return registered.time + random.int(2 * 60_000, 25 * 60_000);
	return deskTime(day, random);
}
