import { type PatientRow, password } from '../accounts.ts';
import {
	type AnswerCheck,
	isCareTeam,
	isCreated,
	isFound,
	isListOf,
	isPatient,
	isSignedIn,
	isWritten,
} from '../answers.ts';
import { type Api, type Call, otherFields, type Page } from './api.ts';

const patientFields =
	'id,mrn,given_name,family_name,date_of_birth,sex,phone,email,address,blood_group,allergies,notes,emergency_contact,version,created_at,updated_at';
const mappingFields =
	'id,role,is_primary,started_on,ended_on,reason,notes,status,version,created_at,updated_at,patient_id.id,patient_id.mrn,patient_id.given_name,patient_id.family_name,doctor_id.id,doctor_id.given_name,doctor_id.family_name,doctor_id.specialty,doctor_id.archived_at';

const get = (path: string, check: AnswerCheck): Call => ({
	method: 'GET',
	path: `/items${path}`,
	procedures: 1,
	check,
});

const send = (method: 'POST' | 'PATCH', path: string, body: object, check: AnswerCheck): Call => ({
	method,
	path,
	body: JSON.stringify(body),
	headers: { 'content-type': 'application/json' },
	procedures: 1,
	check,
});

const active = 'filter[archived_at][_null]=true';
const newest = ({ limit, total }: Page) =>
	`${active}&sort=-created_at,-id&fields=${patientFields}&limit=${limit}${total ? '&meta=filter_count' : ''}`;
const rowsOf = ({ limit, least }: Page) => ({ least, most: limit });

const mappings = (row: PatientRow, status: string) =>
	get(
		`/mappings?filter[patient_id][_eq]=${row.id}${status}&sort=-is_primary,started_on,id&fields=${mappingFields}`,
		isCareTeam(row, 'patient_id'),
	);

/** Directus over its REST, with a collection for each of the product's tables. */
export const directus: Api = {
	list: (owner, page) => get(`/patients?${newest(page)}`, isListOf(owner, rowsOf(page))),
	latePage() {
		throw new Error('Directus has no cursors');
	},
	// Its own `search` looks at every column of every row; for the beginning of one column there is an index.
	search: (row, page) =>
		get(
			`/patients?${newest(page)}&filter[family_name][_starts_with]=${row.familyName}`,
			isFound(row, page.limit),
		),
	get: (row) => get(`/patients/${row.id}?fields=${patientFields}`, isPatient(row)),
	doctors: (row) => mappings(row, '&filter[status][_eq]=active'),
	patientPage: (row) => [directus.get(row), directus.doctors(row), mappings(row, '')],
	create(owner, { familyName, phone, notes }) {
		const { givenName, dateOfBirth, sex, allergies } = otherFields;
		const names = { given_name: givenName, family_name: familyName, date_of_birth: dateOfBirth };
		const patient = { ...names, sex, phone, allergies, notes };
		return send(
			'POST',
			`/items/patients?fields=${patientFields}`,
			patient,
			isCreated(owner, notes),
		);
	},
	update: (row, phone) =>
		send(
			'PATCH',
			`/items/patients/${row.id}?fields=${patientFields}`,
			{ phone },
			isWritten(row, phone),
		),
	signIn: ({ email }) => ({
		...send('POST', '/auth/login', { email, password }, isSignedIn('"access_token":"ey')),
		isAnonymous: true,
	}),
};
