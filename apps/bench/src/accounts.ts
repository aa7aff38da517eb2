/** Somebody who uses the product: their number says in each of their patients' notes whose patient it is. */
export interface Account {
	number: number;
	name: string;
	email: string;
}

export const password = 'a long and quiet corridor';

/** How many people use the product at once, each with a session of their own. */
export const accountCount = 64;

export const accounts: Account[] = Array.from({ length: accountCount }, (_, number) => ({
	number,
	name: `Nurse ${number}`,
	email: `nurse${number}@example.com`,
}));

/** A patient that requests are made for. */
export interface PatientRow {
	id: string;
	/** The number of the account that it belongs to. */
	owner: number;
	/** Its number among all patients that were loaded. */
	number: number;
	familyName: string;
	/** How many patients of this owner have that family name. */
	namesakes: number;
	/** As the last answer had it. */
	version: number;
}

/** What the notes of every patient of an account begin with. */
export const ownerMark = (owner: number) => `Owner ${String(owner).padStart(2, '0')}, `;

/** The notes of a patient: whose it is, and which one. `fill.ts` writes the same. */
export const notesOf = ({ owner, number }: Pick<PatientRow, 'owner' | 'number'>) =>
	`${ownerMark(owner)}patient ${String(number).padStart(7, '0')}.`;
