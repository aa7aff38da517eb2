import {
	type FieldError,
	isObject,
	mappingReadOnlyFields,
	patientReadOnlyFields,
} from '@hms/contracts';
import { field } from './refusal.ts';
import type { Json } from './state.ts';

/** The fields of records that only the system sets. A change may send them as they were read. */
const readOnlyFields = Object.keys({ ...mappingReadOnlyFields, ...patientReadOnlyFields });

/** The errors of read-only fields that differ from the row. @param row as it is answered */
export function readOnlyErrors(row: Json, input: Json, names = readOnlyFields): FieldError[] {
	return Object.entries(input)
		.filter(([name]) => name in row && names.includes(name))
		.filter(([name, value]) => value !== undefined && !isSame(name, row[name], value))
		.map(([path]) => readOnlyError(path, row[path]));
}

export const readOnlyError = (path: string, present: unknown): FieldError =>
	field(path, `is set by the system; the row has ${JSON.stringify(present)}`);

/** The writable fields of a patch. */
export function writableFields(input: Json): Json {
	const elsewhere = ['id', 'expectedVersion', ...readOnlyFields];
	return Object.fromEntries(Object.entries(input).filter(([name]) => !elsewhere.includes(name)));
}

/** Whether a sent value equals the row's: of an object its sent fields, of an instant or id in any notation. */
function isSame(name: string, present: unknown, sent: unknown): boolean {
	if (isObject(present) && isObject(sent)) {
		return Object.entries(sent).every(([part, value]) => isSame(part, present[part], value));
	}
	if (typeof present !== 'string' || typeof sent !== 'string') return present === sent;
	if (name.endsWith('At')) return Date.parse(present) === Date.parse(sent);
	return present === (/id$/i.test(name) ? sent.toLowerCase() : sent);
}
