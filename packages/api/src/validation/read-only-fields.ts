import { type FieldError, isObject } from '@hms/contracts';
import { fieldsError, staleVersion } from '../errors/errors.ts';

export type Json = Record<string, unknown>;

/** An input in two parts: the fields that the system sets, if the caller sent any along, and all others. */
export function apart<Input extends object, Name extends string>(
	input: Input,
	names: Record<Name, unknown>,
): { carried: Json | undefined; fields: Omit<Input, Name> } {
	const entries = Object.entries(input);
	const isCarried = ([name, value]: [string, unknown]) =>
		Object.hasOwn(names, name) && value !== undefined;
	return {
		carried: entries.some(isCarried) ? Object.fromEntries(entries.filter(isCarried)) : undefined,
		// TypeScript does not see which entries are left.
		fields: Object.fromEntries(entries.filter(([name]) => !Object.hasOwn(names, name))) as Omit<
			Input,
			Name
		>,
	};
}

/** What of the fields that the system sets differs from the row. @param row as it is answered */
export function carriedFlaws(row: Json, carried: Json): FieldError[] {
	return Object.entries(carried)
		.filter(([name, value]) => value !== undefined && !isSame(name, row[name], value))
		.map(([path]) => carriedFlaw(path, row[path]));
}

export const carriedFlaw = (path: string, present: unknown): FieldError => ({
	path,
	message: `is set by the system; the row has ${JSON.stringify(present)}`,
});

/**
 * Makes sure that the fields which the system sets are sent as the row has them; called while the row is locked. A version
 * that was read before somebody saved a newer one says what `If-Match` would.
 * @throws DomainError `precondition_failed`, `validation`
 */
export function requireCarried(row: Json & { version?: number }, carried: Json | undefined): void {
	if (!carried) return;
	if (isOtherVersion(row.version, carried['version'])) throw staleVersion(row.version);
	const flaws = carriedFlaws(row, carried);
	if (flaws.length > 0) throw fieldsError('validation', flaws);
}

const isOtherVersion = (present: number | undefined, sent: unknown): present is number =>
	present !== undefined && Number.isInteger(sent) && sent !== present;

/** Whether a value is what the row has: of an object as far as it is sent, of an instant and an id however it is written. */
function isSame(name: string, present: unknown, sent: unknown): boolean {
	if (isObject(present) && isObject(sent)) {
		return Object.entries(sent).every(([part, value]) => isSame(part, present[part], value));
	}
	if (typeof present !== 'string' || typeof sent !== 'string') return present === sent;
	if (name.endsWith('At')) return Date.parse(present) === Date.parse(sent);
	return present === (/id$/i.test(name) ? sent.toLowerCase() : sent);
}
