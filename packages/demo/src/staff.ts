import type { Specialty } from '@hms/contracts';
import type { Day } from './calendar.ts';
import type { DemoDoctor } from './doctors.ts';
import type { Random } from './random.ts';

/** A doctor who leaves is assigned only if at least so many days are left. */
const shortestAssignment = 30;

/** Who does not accept patients has stopped so many days ago. */
const closedFor = 60;

export class Staff {
	readonly #doctors: readonly DemoDoctor[];
	/** The last day of the demo. */
	readonly lastDay: Day;

	constructor(doctors: readonly DemoDoctor[], lastDay: Day) {
		this.#doctors = doctors;
		this.lastDay = lastDay;
	}

	/**
	 * A doctor of one of the specialties who takes a patient on that day, other than those named;
	 * with `lasting` one who is still at the clinic today.
	 */
	choose(
		specialties: readonly Specialty[],
		day: Day,
		options: { not?: readonly DemoDoctor[]; lasting: boolean },
		random: Random,
	): DemoDoctor | undefined {
		const fitting = this.#doctors.filter(
			(doctor) =>
				specialties.includes(doctor.specialty) &&
				doctor.joined <= day &&
				this.#takesPatients(doctor, day, options.lasting) &&
				!options.not?.includes(doctor),
		);
		// Whoever left had a full list, so that there is somebody left behind to attend to.
		const weighted = fitting.map((doctor) => [doctor, doctor.left === null ? 1 : 3] as const);
		return fitting.length > 0 ? random.weighted(weighted) : undefined;
	}

	#takesPatients({ left, accepting }: DemoDoctor, day: Day, lasting: boolean): boolean {
		if (left !== null) return !lasting && day + shortestAssignment <= left;
		return accepting || day + closedFor <= this.lastDay;
	}
}
