import { randomUUID } from 'node:crypto';
import { password } from '../accounts.ts';
import {
	type AnswerCheck,
	isCareTeam,
	isCreated,
	isFound,
	isListOf,
	isListOfMany,
	isPatient,
	isPatientPage,
	isSignedIn,
	isWritten,
} from '../answers.ts';
import { type Api, type Call, otherFields, type Page } from './api.ts';

type Query = [procedure: string, input: object];

/** Calls that the web app makes in one tick: its link sends them in one request, also if there is only one. */
function batch(queries: Query[], check: AnswerCheck): Call {
	const procedures = queries.map(([procedure]) => procedure).join();
	const inputs = JSON.stringify({ ...queries.map(([, input]) => input) });
	return {
		method: 'GET',
		path: `/api/trpc/${procedures}?batch=1&input=${encodeURIComponent(inputs)}`,
		procedures: queries.length,
		check,
	};
}

function post(path: string, body: object, check: AnswerCheck): Call {
	return {
		method: 'POST',
		path: `/api/trpc/${path}`,
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json' },
		procedures: 1,
		check,
	};
}

const pageOf = ({ limit, total }: Page) => ({ limit, ...(total ? { total } : {}) });
const rowsOf = ({ limit, least }: Page) => ({ least, most: limit });
const activeMappings = (patientId: string): Query => [
	'mapping.list',
	{ patientId, status: 'active', limit: 100 },
];
const allMappings = (patientId: string): Query => [
	'mapping.list',
	{ patientId, status: 'all', limit: 100, total: true },
];

/** The product as its own web app asks it: `apps/web/src/lib/api/trpc.ts` and the features' `queries.ts`. */
export const web: Api = {
	list: (owner, page) =>
		batch([['patient.list', { status: 'active', ...pageOf(page) }]], isListOf(owner, rowsOf(page))),
	latePage: (owner, { limit, least }, cursor) =>
		batch(
			[['patient.list', { status: 'active', limit, cursor }]],
			isListOf(owner, { least, most: limit }),
		),
	search: (row, page) =>
		batch(
			[['patient.list', { q: row.familyName, status: 'active', ...pageOf(page) }]],
			isFound(row, page.limit),
		),
	listOfAll: (page) =>
		batch(
			[['patient.list', { scope: 'all', status: 'active', ...pageOf(page) }]],
			isListOfMany(rowsOf(page)),
		),
	searchOfAll: (row, page) =>
		batch(
			[['patient.list', { q: row.familyName, scope: 'all', status: 'active', ...pageOf(page) }]],
			isListOfMany({ least: 1, most: page.limit }, row.familyName),
		),
	get: (row) => batch([['patient.get', { id: row.id }]], isPatient(row)),
	doctors: (row) => batch([activeMappings(row.id)], isCareTeam(row)),
	patientPage: (row) => [
		batch(
			[activeMappings(row.id), allMappings(row.id), ['patient.get', { id: row.id }]],
			isPatientPage(row),
		),
	],
	create(owner, { familyName, phone, notes }) {
		// A call with an idempotency key travels alone, and is no batch. The form sends every field but the MRN.
		const { givenName, dateOfBirth, sex, allergies } = otherFields;
		const nothing = { email: null, address: null, bloodGroup: null, emergencyContact: null };
		const patient = {
			givenName,
			familyName,
			dateOfBirth,
			sex,
			phone,
			allergies,
			notes,
			...nothing,
		};
		const call = post('patient.create', patient, isCreated(owner, notes));
		return { ...call, headers: { ...call.headers, 'idempotency-key': randomUUID() } };
	},
	update: (row, phone) =>
		post(
			'patient.update?batch=1',
			{ 0: { phone, id: row.id, expectedVersion: row.version } },
			isWritten(row, phone),
		),
	signIn: ({ email }) => ({
		...post('auth.signIn', { email, password }, isSignedIn(`"email":"${email}"`)),
		isAnonymous: true,
	}),
};
