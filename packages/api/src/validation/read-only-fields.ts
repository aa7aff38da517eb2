import { type FieldError, isObject } from '@hms/contracts';
import { errorForFields, staleVersion } from '../errors/domain-error.ts';

export type Json = Record<string, unknown>;

/** Splits an input into its read-only fields, undefined if there are none, and all others. @param names the read-only fields */
export function splitReadOnlyFields<Input extends object, Name extends string>(
	input: Input,
	names: Record<Name, unknown>,
): { readOnly: Json | undefined; fields: Omit<Input, Name> } {
	const entries = Object.entries(input);
	const isReadOnly = ([name, value]: [string, unknown]) =>
		Object.hasOwn(names, name) && value !== undefined;
	return {
		readOnly: entries.some(isReadOnly) ? Object.fromEntries(entries.filter(isReadOnly)) : undefined,
		// TypeScript does not see which entries are left.
		fields: Object.fromEntries(entries.filter(([name]) => !Object.hasOwn(names, name))) as Omit<
			Input,
			Name
		>,
	};
}

/** The errors of read-only fields that differ from the row. @param row as the API answers it */
export function readOnlyFieldErrors(row: Json, readOnly: Json): FieldError[] {
	return Object.entries(readOnly)
		.filter(([name, value]) => value !== undefined && !isSame(name, row[name], value))
		.map(([path]) => readOnlyFieldError(path, row[path]));
}

export const readOnlyFieldError = (path: string, present: unknown): FieldError => ({
	path,
	message: `is set by the system; the row has ${JSON.stringify(present)}`,
});

/**
 * Checks that read-only fields have the row's values. The caller holds a lock on the row. A version other than the row's is
 * refused as `If-Match` would be.
 * @throws DomainError `precondition_failed`, `validation`
 */
export function checkReadOnlyFields(
	row: Json & { version?: number },
	readOnly: Json | undefined,
): void {
	if (!readOnly) return;
	if (isOtherVersion(row.version, readOnly['version'])) throw staleVersion(row.version);
	const errors = readOnlyFieldErrors(row, readOnly);
	if (errors.length > 0) throw errorForFields('validation', errors);
}

const isOtherVersion = (present: number | undefined, sent: unknown): present is number =>
	present !== undefined && Number.isInteger(sent) && sent !== present;

/** Whether a sent value equals the row's: of an object its sent fields, of an instant or id in any notation. */
function isSame(name: string, present: unknown, sent: unknown): boolean {
	if (isObject(present) && isObject(sent)) {
		return Object.entries(sent).every(([part, value]) => isSame(part, present[part], value));
	}
	if (typeof present !== 'string' || typeof sent !== 'string') return present === sent;
	if (name.endsWith('At')) return Date.parse(present) === Date.parse(sent);
	return present === (/id$/i.test(name) ? sent.toLowerCase() : sent);
}
