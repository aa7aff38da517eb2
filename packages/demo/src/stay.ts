import type { MappingRole } from '@hms/contracts';
import { type Day, workday } from './calendar.ts';
import type { DemoDoctor } from './doctors.ts';
import type { DemoPatient } from './patients.ts';

/** A time in which a doctor looks after a patient. */
export interface Stay {
	patient: DemoPatient;
	doctor: DemoDoctor;
	role: MappingRole;
	isPrimary: boolean;
	from: Day;
	/** The first day without; one to come is a plan. */
	to: Day | null;
	/** Whether somebody entered that it is over. */
	ended: boolean;
	/** Why it began; once it has ended, why it did. */
	reason: string;
	/** How a planned end is entered when it has come. */
	outcome: string | null;
	notes: string | null;
}

type Beginning = Pick<Stay, 'patient' | 'doctor' | 'role' | 'isPrimary' | 'from' | 'reason'>;

export function begin(beginning: Beginning): Stay {
	return { ...beginning, to: null, ended: false, outcome: null, notes: null };
}

export function end(stay: Stay, day: Day, reason: string): void {
	stay.to = day;
	stay.ended = true;
	stay.reason = reason;
}

/** Sets an end that is known beforehand. */
export function plan(stay: Stay, day: Day, outcome: string): Stay {
	return { ...stay, to: workday(day), outcome };
}

/** Ends a stay that goes on, and has another doctor go on with it from the same day. */
export function handOver(
	stay: Stay,
	doctor: DemoDoctor,
	day: Day,
	reasons: readonly [string, string],
): Stay {
	end(stay, day, reasons[0]);
	return begin({ ...stay, doctor, from: day, reason: reasons[1] });
}
