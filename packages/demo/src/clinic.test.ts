import {
	ageOn,
	clinicSettings,
	createMappingInput,
	dayIn,
	doctorFields,
	type PlainDate,
	patientFields,
	plainDate,
	registerInput,
	setClinicSettings,
} from '@hms/contracts';
import { describe, expect, it } from 'vitest';
import { buildClinic, type DemoPractice } from './clinic.ts';

/** A working day, a Monday, days around New Year, the day after a leap day; from one end of the earth to the other. */
const days = [
	['2025-03-14', 'UTC'],
	['2025-06-09', 'Pacific/Auckland'],
	['2024-12-27', 'America/Los_Angeles'],
	['2025-01-02', 'Asia/Kolkata'],
	['2024-03-01', 'Pacific/Kiritimati'],
	['2026-08-31', 'Pacific/Pago_Pago'],
] as const;

const scripts = {
	Latin: /\p{Script=Latin}/u,
	Arabic: /\p{Script=Arabic}/u,
	Hebrew: /\p{Script=Hebrew}/u,
	Cyrillic: /\p{Script=Cyrillic}/u,
	Greek: /\p{Script=Greek}/u,
	Chinese: /\p{Script=Han}/u,
	Japanese: /\p{Script=Hiragana}/u,
	Korean: /\p{Script=Hangul}/u,
	Devanagari: /\p{Script=Devanagari}/u,
	Thai: /\p{Script=Thai}/u,
	Vietnamese: /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u,
	apostrophe: /['’]/u,
	particle: /^(van|von|de|da|dos) /u,
};

const fieldsOf = <Row extends object>(row: Row, names: object) =>
	Object.fromEntries(Object.entries(row).filter(([name]) => name in names));

function activeOf({ mappings }: DemoPractice) {
	return mappings.filter(({ status }) => status === 'active');
}

type Row = DemoPractice['mappings'][number];

/** Whether it is a primary doctor's, for all the time that it holds. */
const isPrimary = ({ primaryOn }: Row) => (primaryOn ?? []).length > 0;

function withoutPrimary(practice: DemoPractice) {
	const primary = activeOf(practice).filter(isPrimary);
	const cared = new Set(primary.map(({ patientId }) => patientId));
	return practice.patients.filter(({ id, archivedAt }) => !archivedAt && !cared.has(id));
}

/** Whether two assignments of a patient, to one doctor or both a primary one's, are at the same time. */
function clash(one: Row, other: Row): boolean {
	const end = ({ status, endedOn }: Row) =>
		status === 'ended' && endedOn ? endedOn : '9999-12-31';
	return (
		one.patientId === other.patientId &&
		(one.doctorId === other.doctorId || (isPrimary(one) && isPrimary(other))) &&
		one.startedOn < end(other) &&
		other.startedOn < end(one)
	);
}

/** The clinic as it is made on a day, in a place with this time zone. */
function clinicOn(day: PlainDate, timeZone: string) {
	const settled = clinicSettings();
	setClinicSettings({ ...settled, timeZone });
	const clinic = buildClinic(day);
	setClinicSettings(settled);
	return clinic;
}

describe.each(days)('the demo clinic on %s in %s', (day, timeZone) => {
	const today = plainDate.parse(day);
	const clinic = clinicOn(today, timeZone);
	const dayOf = (instant: string | undefined) => dayIn(timeZone, Date.parse(instant ?? ''));
	const everyone = clinic.practices.flatMap(({ patients }) => patients);
	const left = new Map(clinic.doctors.map(({ id, archivedAt }) => [id, archivedAt]));

	it('is what people could have typed in', () => {
		const defaults = patientFields.parse({ givenName: 'A' });
		for (const row of everyone) {
			const fields = fieldsOf(row, patientFields.shape);
			// A field that the demo leaves out has the contract's default.
			expect(patientFields.parse(fields)).toEqual({ ...defaults, ...fields });
		}
		for (const row of clinic.doctors) {
			const fields = fieldsOf(row, doctorFields.shape);
			expect(doctorFields.parse(fields)).toEqual(fields);
		}
		for (const { mappings, account } of clinic.practices) {
			for (const row of mappings) {
				const fields = fieldsOf(row, createMappingInput.shape);
				expect(createMappingInput.parse(fields)).toEqual({ ...fields, isPrimary: false });
			}
			expect(registerInput.parse(account)).toEqual(account);
		}
	});

	it.each(clinic.practices)('keeps the rules of the database for $account.name', (practice) => {
		const active = activeOf(practice);
		const pairs = active.map(({ patientId, doctorId }) => `${patientId} ${doctorId}`);
		expect(new Set(pairs).size).toBe(pairs.length);
		const primary = active.filter(isPrimary).map(({ patientId }) => patientId);
		expect(new Set(primary).size).toBe(primary.length);
		// Nobody looks after a patient twice at the same time, and no two are the primary doctor on one day.
		for (const [index, one] of practice.mappings.entries()) {
			const clashes = practice.mappings.slice(index + 1).filter((other) => clash(one, other));
			expect(clashes).toEqual([]);
		}
		const archived = practice.patients.filter(({ archivedAt }) => archivedAt).map(({ id }) => id);
		expect(active.filter(({ patientId }) => archived.includes(patientId))).toEqual([]);
		const ids = [...practice.patients, ...practice.mappings].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('has patients of every age, and some whose is not known', () => {
		const births = everyone.map(({ dateOfBirth }) => dateOfBirth);
		const ages = births.flatMap((born) => (born ? [ageOn(born, today)] : []));
		expect(Math.max(...ages)).toBe(98);
		expect(ages.filter((age) => age === 0).length).toBeGreaterThanOrEqual(2);
		expect(births.filter((born) => !born).length).toBeGreaterThanOrEqual(3);
	});

	it('has names in many scripts, and people with one name', () => {
		const names = everyone.flatMap(({ givenName, familyName }) => [givenName, familyName ?? '']);
		for (const [script, letters] of Object.entries(scripts)) {
			const found = names.filter((name) => letters.test(name));
			expect.soft(found.length, script).toBeGreaterThan(0);
		}
		expect(everyone.filter(({ familyName }) => familyName === null).length).toBeGreaterThan(2);
		expect(new Set(everyone.map(({ address }) => address?.country)).size).toBeGreaterThan(20);
	});

	it('has a directory with doctors who left, and who take nobody new', () => {
		const here = clinic.doctors.filter(({ archivedAt }) => !archivedAt);
		expect(clinic.doctors.length - here.length).toBe(2);
		expect(here.filter(({ acceptingPatients }) => !acceptingPatients).length).toBeGreaterThan(2);
		expect(new Set(here.map(({ specialty }) => specialty)).size).toBeGreaterThan(15);
	});

	it.each(clinic.practices)('gives $account.name something to attend to', (practice) => {
		const active = activeOf(practice);
		const overdue = active.filter(({ endedOn }) => endedOn && endedOn < today);
		const stranded = active.filter(({ doctorId }) => left.get(doctorId));
		expect(overdue.length).toBeGreaterThanOrEqual(2);
		expect(stranded.length).toBeGreaterThanOrEqual(2);
		const gaps = withoutPrimary(practice).length / practice.patients.length;
		expect(gaps).toBeGreaterThan(0.03);
		expect(gaps).toBeLessThan(0.25);
		expect(practice.patients.filter(({ archivedAt }) => archivedAt).length).toBeGreaterThan(1);
	});

	it.each(clinic.practices)('has hand-overs of $account.name’s patients', ({ mappings }) => {
		const ended = mappings.filter((one) => isPrimary(one) && one.status === 'ended');
		const handedOver = ended.filter(({ patientId, endedOn }) =>
			mappings.some(
				(next) => isPrimary(next) && next.patientId === patientId && next.startedOn === endedOn,
			),
		);
		expect(handedOver.length).toBeGreaterThan(4);
		expect(mappings.every(({ reason }) => reason)).toBe(true);
	});

	it.each(clinic.practices)('is consistent in time for $account.name', (practice) => {
		const registered = new Map(practice.patients.map(({ id, createdAt }) => [id, createdAt]));
		for (const row of practice.mappings) {
			expect(row.startedOn >= dayOf(registered.get(row.patientId))).toBe(true);
			expect(dayOf(row.createdAt)).toBe(row.startedOn);
			if (row.status === 'ended') expect(dayOf(row.updatedAt)).toBe(row.endedOn);
		}
		const patientsInOrder = practice.patients.map(({ createdAt }) => String(createdAt));
		expect(patientsInOrder).toEqual([...patientsInOrder].sort());
		for (const row of [...practice.patients, ...practice.mappings, ...clinic.doctors]) {
			expect(String(row.createdAt) <= String(row.updatedAt)).toBe(true);
			expect(dayOf(row.updatedAt) < today).toBe(true);
		}
	});
});
