import { addYears, today } from '@hms/contracts';
import type { Json } from './operation.ts';

/** A part of an input that makes it invalid, and the path of the error. */
type InvalidInput = [part: Json, path: string];

const wrongText: InvalidInput[] = [
	[{ givenName: '' }, 'givenName'],
	[{ givenName: ' \u3000\t' }, 'givenName'],
	[{ givenName: 'a\u0000b' }, 'givenName'],
	[{ givenName: 'x'.repeat(101) }, 'givenName'],
	[{ givenName: 5 }, 'givenName'],
	[{ givenName: ['Ada'] }, 'givenName'],
];
const wrongBody: Record<string, InvalidInput[]> = {
	patient: [
		...wrongText,
		[{ dateOfBirth: '2023-02-29' }, 'dateOfBirth'],
		[{ sex: 'F' }, 'sex'],
		[{ phone: '020 7946 0000' }, 'phone'],
		[{ allergies: 'none' }, 'allergies'],
		[{ allergies: ['dust', ''] }, 'allergies.1'],
		[{ address: { line1: 'x', city: 'y', country: 'UK' } }, 'address.country'],
	],
	doctor: [
		...wrongText,
		[{ specialty: 'magic' }, 'specialty'],
		[{ acceptingPatients: 'false' }, 'acceptingPatients'],
		[{ email: 'nobody' }, 'email'],
	],
	mapping: [
		[{ doctorId: 'x' }, 'doctorId'],
		[{ isPrimary: 1 }, 'isPrimary'],
		[{ role: 'boss' }, 'role'],
		[{ startedOn: '2023-13-01' }, 'startedOn'],
		[{ reason: 'bell\u0007' }, 'reason'],
	],
};
/** Dates that an existing record may keep, but a new one cannot have. */
const wrongDate: Record<string, InvalidInput[]> = {
	patient: [
		[{ dateOfBirth: addYears(today(), 1) }, 'dateOfBirth'],
		[{ dateOfBirth: '1850-01-01' }, 'dateOfBirth'],
	],
	mapping: [
		[{ startedOn: '0001-01-01' }, 'startedOn'],
		[{ startedOn: addYears(today(), 11) }, 'startedOn'],
		[{ startedOn: '2000-01-01', endedOn: addYears(today(), 11) }, 'endedOn'],
	],
};
const wrongOwner: InvalidInput = [{ ownerId: 'x' }, 'ownerId'];
const wrongRow: InvalidInput[] = [[{ id: 'not-an-id' }, 'id']];
const wrongPage: InvalidInput[] = [
	[{ limit: 0 }, 'limit'],
	[{ limit: 101 }, 'limit'],
	[{ order: 'up' }, 'order'],
	[{ sort: 'nothing' }, 'sort'],
	[{ cursor: 'made-up' }, 'cursor'],
	[{ bogus: 'x' }, 'bogus'],
];

/** The invalid inputs of a procedure. */
export function invalidInputsOf(procedure: string): InvalidInput[] {
	const [noun = '', verb = ''] = procedure.split('.');
	const ofBody = wrongBody[noun] ?? [];
	const ofChange: InvalidInput[] = [
		...ofBody,
		// A change of a patient may repeat who owns it, which is compared with the row only once that is found.
		...(noun === 'patient' ? [] : [wrongOwner]),
		...wrongRow,
		[{ expectedVersion: 0 }, 'expectedVersion'],
	];
	const ofNew = [...ofBody, wrongOwner, ...(wrongDate[noun] ?? [])];
	const written = verb === 'create' ? ofNew : /^(replace|update)$/.test(verb) ? ofChange : [];
	// Without an end, the order of a mapping's dates is not another error.
	const alone = noun === 'mapping' ? { endedOn: null } : {};
	if (written.length > 0) return written.map(([part, path]) => [{ ...alone, ...part }, path]);
	if (verb === 'list') return wrongPage;
	if (/^(gaps|panels|statistics)$/.test(verb)) return [[{ bogus: 'x' }, 'bogus']];
	if (/Many$/.test(verb)) return [[{ ids: [] }, 'ids']];
	if (verb === 'listForPatient') return [[{ patientId: 'x' }, 'patientId']];
	return wrongRow;
}
