import { notesOf, type PatientRow, password } from '../accounts.ts';
import {
	type AnswerCheck,
	isCareTeam,
	isCreated,
	isFound,
	isListOf,
	isListOfMany,
	isPatient,
	isSignedIn,
	isWritten,
} from '../answers.ts';
import { type Api, type Call, otherFields, type Page } from './api.ts';

const get = (path: string, check: AnswerCheck): Call => ({
	method: 'GET',
	path: `/api${path}`,
	procedures: 1,
	check,
});

const send = (method: 'POST' | 'PUT', path: string, body: object, check: AnswerCheck): Call => ({
	method,
	path: `/api${path}`,
	body: JSON.stringify(body),
	headers: { 'content-type': 'application/json' },
	procedures: 1,
	check,
});

const pageOf = ({ limit, total }: Page) => `limit=${limit}${total ? '&total=true' : ''}`;
const rowsOf = ({ limit, least }: Page) => ({ least, most: limit });
const activeOf = ({ id }: PatientRow) => `/mappings/${id}`;

/** The product over REST, and peer and floor, which answer the same. */
export const rest: Api = {
	list: (owner, page) => get(`/patients?${pageOf(page)}`, isListOf(owner, rowsOf(page))),
	latePage: (owner, page, cursor) =>
		get(`/patients?${pageOf(page)}&cursor=${cursor}`, isListOf(owner, rowsOf(page))),
	search: (row, page) =>
		get(`/patients?${pageOf(page)}&q=${row.familyName}`, isFound(row, page.limit)),
	listOfAll: (page) => get(`/patients?scope=all&${pageOf(page)}`, isListOfMany(rowsOf(page))),
	searchOfAll: (row, page) =>
		get(
			`/patients?scope=all&${pageOf(page)}&q=${row.familyName}`,
			isListOfMany({ least: 1, most: page.limit }, row.familyName),
		),
	get: (row) => get(`/patients/${row.id}`, isPatient(row)),
	doctors: (row) => get(activeOf(row), isCareTeam(row)),
	patientPage: (row) => [
		rest.get(row),
		rest.doctors(row),
		get(`${activeOf(row)}?status=all`, isCareTeam(row)),
	],
	create: (owner, patient) =>
		send('POST', '/patients', { ...otherFields, ...patient }, isCreated(owner, patient.notes)),
	update: (row, phone) =>
		send(
			'PUT',
			`/patients/${row.id}`,
			{ ...otherFields, familyName: row.familyName, phone, notes: notesOf(row) },
			isWritten(row, phone),
		),
	signIn: ({ email }) => ({
		...send(
			'POST',
			'/auth/login',
			{ email, password },
			isSignedIn(`"email":"${email}"`, '"token":"ey'),
		),
		isAnonymous: true,
	}),
};
