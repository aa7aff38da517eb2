import type { MappingRole } from '@hms/contracts';
import { type Day, workday } from './calendar.ts';
import type { DemoDoctor } from './doctors.ts';
import type { DemoPatient } from './patients.ts';

/** The assignment of a doctor to a patient, before it becomes a row of `mappings`. */
export interface DemoAssignment {
	patient: DemoPatient;
	doctor: DemoDoctor;
	role: MappingRole;
	isPrimary: boolean;
	from: Day;
	/** The first day on which it no longer holds; a day to come is a planned end. */
	to: Day | null;
	/** Whether the end was entered. */
	ended: boolean;
	/** Why it began; once it has ended, why it did. */
	reason: string;
	/** The reason that is entered when a planned end has come. */
	outcome: string | null;
	notes: string | null;
}

type Beginning = Pick<
	DemoAssignment,
	'patient' | 'doctor' | 'role' | 'isPrimary' | 'from' | 'reason'
>;

export function begin(beginning: Beginning): DemoAssignment {
	return { ...beginning, to: null, ended: false, outcome: null, notes: null };
}

export function end(assignment: DemoAssignment, day: Day, reason: string): void {
	assignment.to = day;
	assignment.ended = true;
	assignment.reason = reason;
}

/** Sets a planned end. */
export function plan(assignment: DemoAssignment, day: Day, outcome: string): DemoAssignment {
	return { ...assignment, to: workday(day), outcome };
}

/** Ends an active assignment, and assigns another doctor from the same day. */
export function handOver(
	assignment: DemoAssignment,
	doctor: DemoDoctor,
	day: Day,
	reasons: readonly [string, string],
): DemoAssignment {
	end(assignment, day, reasons[0]);
	return begin({ ...assignment, doctor, from: day, reason: reasons[1] });
}
