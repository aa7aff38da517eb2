import type { ChangedEvent, ChangeSubject } from '@hms/client';
import type { QueryKey } from '@tanstack/react-query';

/** The procedures whose answers show a record of each kind: all of a noun, or one. */
const procedures: Record<ChangeSubject, readonly string[]> = {
	patient: ['patient', 'mapping', 'activity'],
	doctor: ['doctor', 'mapping', 'activity'],
	mapping: ['mapping', 'patient.list', 'activity'],
};

/** The parts of a query's key that tRPC makes: the path of the procedure, and its input. */
function partsOf([path, options]: QueryKey): { noun: string; name: string; id: unknown } {
	const names = Array.isArray(path) ? path.map(String) : [];
	const input = isObject(options) ? options['input'] : undefined;
	return {
		noun: names[0] ?? '',
		name: names.join('.'),
		id: isObject(input) ? input['id'] : undefined,
	};
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/**
 * Whether a change of a record may change the answer to a query. A single record that has the change already is not affected.
 * @param data the answer to the query so far
 */
export function isAffected(
	{ subject, id, version }: Pick<ChangedEvent, 'subject' | 'id' | 'version'>,
	queryKey: QueryKey,
	data: unknown,
): boolean {
	const query = partsOf(queryKey);
	// A newer server may tell of other kinds.
	const affected = procedures[subject] ?? [];
	if (!affected.includes(query.noun) && !affected.includes(query.name)) return false;
	if (query.noun !== subject || typeof query.id !== 'string' || id === null) return true;
	if (query.id !== id) return false;
	const known = isObject(data) && data['id'] === id ? data['version'] : undefined;
	return typeof known !== 'number' || version === null || known < version;
}
