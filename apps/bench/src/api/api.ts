import type { Account, PatientRow } from '../accounts.ts';
import type { AnswerCheck } from '../answers.ts';

/** One request. */
export interface Call {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH';
	path: string;
	body?: string;
	headers?: Record<string, string>;
	/** Nobody is signed in who makes it. */
	isAnonymous?: boolean;
	/** How many procedures it asks for. */
	procedures: number;
	check: AnswerCheck;
}

/** A page of a list. */
export interface Page {
	limit: number;
	/** Whether to count all rows as well. */
	total: boolean;
	/** How many rows are expected at least. */
	least: number;
}

/** A patient who is to be registered. */
interface NewPatient {
	familyName: string;
	phone: string;
	notes: string;
}

/** How one product is asked for what the works are made of. Each takes one request, unless it says otherwise. */
export interface Api {
	list(owner: number, page: Page): Call;
	/** Further down in the list, from where `cursor` says. */
	latePage(owner: number, page: Page, cursor: string): Call;
	search(row: PatientRow, page: Page): Call;
	/** The same over the patients of colleagues too, where those can be shared. */
	listOfAll?(page: Page): Call;
	searchOfAll?(row: PatientRow, page: Page): Call;
	get(row: PatientRow): Call;
	doctors(row: PatientRow): Call;
	/** A patient's page: the patient, the present assignments and all of them. Where they go together it is one request. */
	patientPage(row: PatientRow): Call[];
	create(owner: number, patient: NewPatient): Call;
	/** Gives a patient another phone number. */
	update(row: PatientRow, phone: string): Call;
	signIn(account: Account): Call;
}

/** The other fields of a patient who is registered or replaced. */
export const otherFields = {
	givenName: 'Newton',
	dateOfBirth: '1979-05-06',
	sex: 'other',
	allergies: ['latex'],
} as const;
