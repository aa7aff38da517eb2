/** A patient as its only writer knows it. */
export interface KnownPatient {
	id: string;
	/** Unique; no change touches it. */
	name: string;
	ownerId: string;
	/** Unknown after a transfer. */
	version: number | undefined;
	notes: string | null;
	isArchived: boolean;
}

/** An assignment as its only writer knows it. */
export interface KnownMapping {
	id: string;
	patientId: string;
	doctorId: string;
	isActive: boolean;
}

/**
 * What clients were told: every acknowledged write, and what must therefore be in the database, exactly once. Of a write that got no
 * answer until the end nobody knows; there may be at most one of it.
 */
export class Journal {
	readonly patients = new Map<string, KnownPatient>();
	readonly mappings = new Map<string, KnownMapping>();
	/** Shares by their ids: of which patient with whom, as in `visible`, and whether they hold. */
	readonly shares = new Map<string, { key: string; isActive: boolean }>();
	readonly doctors = new Map<string, string>();
	/** The primary doctors that patients were registered with, by the patients. */
	readonly primaries = new Map<string, string>();
	/** Whose patients somebody may see: "patient user", and when the last share of it was known to have ended. */
	readonly visible = new Map<string, number>();
	/** Patients that were given away together: they have one owner. */
	readonly halves: string[][] = [];
	/** Who gave a patient away, by the patient. */
	readonly formerOwners = new Map<string, string>();
	/** What got no answer: names of patients and doctors, and ids of what may have been changed once more. */
	readonly unknown = new Set<string>();
	readonly violations: string[] = [];
	/** Acknowledged writes by their kind. */
	readonly acknowledged = new Map<string, number>();
	/** Requests that were sent again, because the first had no answer. */
	repeated = 0;
	/** Requests whose connection the client cut. */
	cut = 0;
	/** Reads whose rows were looked at. */
	reads = 0;

	acknowledge(kind: string): void {
		this.acknowledged.set(kind, (this.acknowledged.get(kind) ?? 0) + 1);
	}

	get writes(): number {
		return [...this.acknowledged.values()].reduce((sum, count) => sum + count, 0);
	}

	violate(what: string): void {
		if (this.violations.length < 100) this.violations.push(what);
	}
}
