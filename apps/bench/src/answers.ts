import { notesOf, ownerMark, type PatientRow } from './accounts.ts';

/** Looks at an answer. @returns what is wrong with it, undefined if nothing is */
export type AnswerCheck = (body: Buffer) => string | undefined;

function count(body: Buffer, text: string): number {
	let found = 0;
	for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) found++;
	return found;
}

/** The first of these that is not in the answer as often as it should be. */
function counted(body: Buffer, expected: [text: string, times: number][]): string | undefined {
	for (const [text, times] of expected) {
		const found = count(body, text);
		if (found !== times) return `${text} is in it ${found} times, and should be ${times} times`;
	}
	return undefined;
}

const idOf = (row: PatientRow): [string, number] => [`"id":"${row.id}"`, 1];
const notes = (row: PatientRow, times: number): [string, number] => [notesOf(row), times];
const ofPatient = (row: PatientRow, times: number, name = 'patient'): [string, number] => [
	`"${name}":{"id":"${row.id}"`,
	times,
];

/** A page of patients all of whom belong to the owner. @param rows how many are expected, at least and at most */
export const isListOf =
	(owner: number, rows: { least: number; most: number }): AnswerCheck =>
	(body) => {
		const found = count(body, '"mrn":');
		if (found < rows.least || found > rows.most) {
			return `it has ${found} patients, and should have ${rows.least} to ${rows.most}`;
		}
		return counted(body, [[`"notes":"${ownerMark(owner)}`, found]]);
	};

/** A page of patients of several owners. @param rows how many are expected, at least and at most */
export const isListOfMany =
	(rows: { least: number; most: number }, name = ''): AnswerCheck =>
	(body) => {
		const found = count(body, '"mrn":');
		if (found < rows.least || found > rows.most) {
			return `it has ${found} patients, and should have ${rows.least} to ${rows.most}`;
		}
		return body.includes(name) ? undefined : `nobody in it is called ${name}`;
	};

/** Patients of the owner, found by a family name; the row that the name was taken from is one of them if all fit the page. */
export const isFound = (row: PatientRow, limit: number): AnswerCheck => {
	const isList = isListOf(row.owner, { least: 1, most: limit });
	return (body) => {
		const wrong = isList(body);
		if (wrong !== undefined) return wrong;
		if (row.namesakes <= limit) return counted(body, [notes(row, 1)]);
		return body.includes(row.familyName) ? undefined : `nobody in it is called ${row.familyName}`;
	};
};

/** One patient. */
export const isPatient =
	(row: PatientRow): AnswerCheck =>
	(body) =>
		counted(body, [idOf(row), notes(row, 1), [ownerMark(row.owner), 1]]);

/** The two assignments of a patient. @param name what the patient is called in them */
export const isCareTeam =
	(row: PatientRow, name = 'patient'): AnswerCheck =>
	(body) =>
		counted(body, [ofPatient(row, 2, name), notes(row, 2), ['"specialty":', 2]]);

/** What a patient's page shows: the patient, the present assignments and all of them, of which there are the same two. */
export const isPatientPage =
	(row: PatientRow): AnswerCheck =>
	(body) =>
		counted(body, [ofPatient(row, 4), notes(row, 5), ['"emergencyContact":', 1]]);

/** A patient after it was written. The row is at the version that the answer has from then on. */
export const isWritten = (row: PatientRow, phone: string): AnswerCheck => {
	const isRow = isPatient(row);
	return (body) => {
		const wrong = isRow(body) ?? counted(body, [[`"phone":"${phone}"`, 1]]);
		if (wrong !== undefined) return wrong;
		const [, version] = /"version":(\d+)/.exec(body.toString('latin1')) ?? [];
		if (Number(version) <= row.version) return `it has version ${version} after ${row.version}`;
		row.version = Number(version);
		return undefined;
	};
};

/** A patient who was just registered. */
export const isCreated =
	(owner: number, ownNotes: string): AnswerCheck =>
	(body) =>
		counted(body, [
			[`"notes":"${ownNotes}"`, 1],
			[ownerMark(owner), 1],
			['"mrn":"P-', 1],
		]);

/** Somebody who has signed in. */
export const isSignedIn =
	(...texts: string[]): AnswerCheck =>
	(body) =>
		counted(
			body,
			texts.map((text) => [text, 1]),
		);
