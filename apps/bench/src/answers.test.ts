import { expect, it } from 'vitest';
import { notesOf, type PatientRow } from './accounts.ts';
import {
	isCareTeam,
	isCreated,
	isFound,
	isListOf,
	isPatient,
	isPatientPage,
	isWritten,
} from './answers.ts';

const row: PatientRow = {
	id: '0199c82c-c001-7b39-8810-3cfda42d725c',
	owner: 7,
	number: 71,
	familyName: 'Liskovc',
	namesakes: 1,
	version: 3,
};
const sibling: PatientRow = { ...row, id: '0199c82c-c002-7b39-8810-1f0a2b3c4d5e', number: 135 };
/** The same patient of another owner: all that differs is whose it is. */
const stranger: PatientRow = { ...row, owner: 8 };

const patient = (of: PatientRow, more = {}) => ({
	id: of.id,
	mrn: 'P-000071',
	familyName: of.familyName,
	notes: notesOf(of),
	emergencyContact: null,
	version: of.version,
	...more,
});
const mapping = (of: PatientRow) => ({
	id: 'mapping',
	patient: { id: of.id, mrn: 'P-000071' },
	doctor: { id: 'doctor', specialty: 'cardiology' },
	notes: notesOf(of),
});
const text = (value: unknown) => Buffer.from(JSON.stringify(value));
const page = (...items: object[]) => text({ items, nextCursor: null });

it('takes a list of the owner, and nobody else’s row among it', () => {
	const check = isListOf(7, { least: 2, most: 2 });
	expect(check(page(patient(row), patient(sibling)))).toBeUndefined();
	expect(check(page(patient(row), patient(stranger)))).toContain('Owner 07');
	expect(check(page(patient(row)))).toContain('1 patients');
	expect(check(page(patient(row), patient(row), patient(row)))).toContain('3 patients');
});

it('takes the patient that was asked for, and neither another of the owner nor another owner’s', () => {
	expect(isPatient(row)(text(patient(row)))).toBeUndefined();
	expect(isPatient(row)(text(patient(sibling)))).toContain(row.id);
	expect(isPatient(row)(text(patient(stranger)))).toContain('Owner 07, patient 0000071');
	expect(isPatient(row)(text([patient(row), patient(sibling)]))).toContain('Owner 07');
});

it('takes what a search finds, with the row in it whose name was typed', () => {
	expect(isFound(row, 25)(page(patient(row), patient(sibling)))).toBeUndefined();
	expect(isFound(row, 25)(page(patient(sibling)))).toContain('patient 0000071');
	expect(isFound(row, 25)(page(patient(row), patient(stranger)))).toContain('Owner 07');
	expect(isFound(row, 25)(page())).toContain('0 patients');
	const many = isFound({ ...row, namesakes: 30 }, 25);
	expect(many(page(patient(sibling)))).toBeUndefined();
	expect(many(page(patient({ ...sibling, familyName: 'Hoarea' })))).toContain('Liskovc');
});

it('takes the care team of the patient that was asked for', () => {
	expect(isCareTeam(row)(page(mapping(row), mapping(row)))).toBeUndefined();
	expect(isCareTeam(row)(page(mapping(sibling), mapping(sibling)))).toContain(row.id);
	expect(isCareTeam(row)(page(mapping(row), mapping(stranger)))).toContain('0000071');
	expect(isCareTeam(row)(page(mapping(row)))).toContain('1 times');
});

it('takes a patient’s page whose parts are all of that patient', () => {
	const of = (team: PatientRow, head: PatientRow) => {
		const items = [mapping(team), mapping(team)];
		return text([{ data: { items } }, { data: { items } }, { data: patient(head) }]);
	};
	expect(isPatientPage(row)(of(row, row))).toBeUndefined();
	expect(isPatientPage(row)(of(row, sibling))).toContain('4 times');
	expect(isPatientPage(row)(of(sibling, row))).toContain(row.id);
	expect(isPatientPage(row)(of(stranger, row))).toContain('1 times');
});

it('takes a written patient with what was written, and remembers the version', () => {
	const written = { ...row };
	const check = isWritten(written, '+442070000001');
	const phone = '+442070000001';
	expect(check(text(patient(sibling, { phone, version: 4 })))).toContain(row.id);
	expect(check(text(patient(row, { phone: '+442070000002', version: 4 })))).toContain(phone);
	expect(check(text(patient(row, { phone, version: 3 })))).toContain('version 3 after 3');
	expect(written.version).toBe(3);
	expect(check(text(patient(row, { phone, version: 4 })))).toBeUndefined();
	expect(written.version).toBe(4);
});

it('takes a new patient of the owner who was registered, and no other', () => {
	const check = isCreated(7, 'Owner 07, arrival 70000001.');
	const created = (notes: string) => text({ mrn: 'P-010001', notes });
	expect(check(created('Owner 07, arrival 70000001.'))).toBeUndefined();
	expect(check(created('Owner 07, arrival 70000002.'))).toContain('70000001');
	expect(check(created('Owner 08, arrival 70000001.'))).toContain('Owner 07');
});
