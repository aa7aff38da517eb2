import {
	type Clinic,
	clinicSettings,
	type InstalledSettings,
	type Language,
	languages,
	setClinicSettings,
	settledClinic,
} from '@hms/contracts';
import { clinicTable, type Database, type Db } from '@hms/db';

export type ClinicRow = typeof clinicTable.$inferSelect;

/** What is stored of the clinic, each value that was never set replaced by its default. */
type StoredClinic = Omit<Clinic, 'today' | 'now' | 'emergencyAccess'>;

/** The one row. @param forUpdate locks it until the transaction ends */
export async function readClinicRow(db: Db, { forUpdate = false } = {}): Promise<ClinicRow> {
	const reading = db.select().from(clinicTable);
	const [row] = await (forUpdate ? reading.for('no key update') : reading);
	if (!row) throw new Error('the settings of the clinic have no row');
	return row;
}

/** The clinic's settings in this process, which goes by the newest that it has read. */
export class ClinicStore {
	readonly #database: Database;
	readonly #installed: InstalledSettings;
	#appliedVersion = 0;
	#name: string | null = null;
	#language: Language = languages[0];

	constructor(database: Database, installed: InstalledSettings) {
		this.#database = database;
		this.#installed = installed;
	}

	/** The clinic's name; null: it has none. */
	get name(): string | null {
		return this.#name;
	}

	/** The language of those who have chosen none. */
	get language(): Language {
		return this.#language;
	}

	/** Reads the settings, and has this process go by them. */
	async load(): Promise<StoredClinic> {
		const stored = this.withDefaults(await readClinicRow(this.#database.system));
		// Of two that read at once, the one that read first may come last.
		if (stored.version > this.#appliedVersion) {
			const { version, timeZone, country, name, language } = stored;
			this.#appliedVersion = version;
			this.#name = name;
			this.#language = language;
			setClinicSettings({ timeZone, country, now: clinicSettings().now });
		}
		return stored;
	}

	/** The settings of a row, with the defaults of those that were never set. */
	withDefaults(row: ClinicRow): StoredClinic {
		const { version, updatedAt } = row;
		return { ...settledClinic(row, this.#installed), version, updatedAt };
	}
}
