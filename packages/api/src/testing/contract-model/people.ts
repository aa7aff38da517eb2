import { found, history, listed, type Sorts } from './lists.ts';
import { isObject, type Json, type Refusal, refusal } from './operation.ts';
import {
	add,
	applyPatch,
	type Call,
	type Decision,
	findForChange,
	normalized,
	pickFields,
	type Row,
	reachable,
	rowsOf,
	staleVersionErrors,
	writableFields,
	write,
} from './records.ts';

/** The differences between patients and doctors. */
export interface PersonKind {
	kind: 'patient' | 'doctor';
	/** The values of absent and cleared fields. */
	defaults: Json;
	/** The unique field; its comparison ignores case. */
	unique: { field: string; code: string; scope(rows: Row[], call: Call): Row[] };
	/** Further rules for a change. */
	check?(fields: Json, row: Row, call: Call): Refusal | undefined;
	/** The fields of a new record, with values that the system assigns. */
	assignDefaults(fields: Json, call: Call, others: Row[]): Json;
	/** Whether a row matches the filters that only this kind has. */
	matchesFilters(row: Row, call: Call): boolean;
	sorts: Sorts;
	fallback: string;
}

const shown = (row: Row): Json => ({
	...row.fields,
	id: row.id,
	status: row.status,
	version: row.version,
	createdAt: row.createdAt,
	updatedAt: row.updatedAt,
});

/** The operations of patients and doctors. */
export function personOperations(person: PersonKind): Record<string, (call: Call) => Decision> {
	const { kind, defaults, unique } = person;
	const names = ['givenName', unique.field, ...Object.keys(defaults)];
	if (kind === 'doctor') names.push('specialty');

	const isTaken = (fields: Json, call: Call, except?: Row) => {
		const value = fields[unique.field];
		if (value === undefined || value === null) return false;
		return unique
			.scope(rowsOf(call.state, kind), call)
			.some((row) => row !== except && sameText(row.fields[unique.field], value));
	};

	function change(call: Call, fieldsOf: (before: Json) => Json): Decision {
		const row = findForChange(call, kind);
		if ('refused' in row) return row;
		const fields = withDefaults(fieldsOf(row.fields), defaults);
		const missing = missingFields(fields);
		if (missing.length > 0) return refusal('validation', ...missing);
		if (isTaken(fields, call, row)) return refusal(unique.code, unique.field);
		const refused = person.check?.(fields, row, call);
		if (refused) return refused;
		write(call, row, fields);
		return () => shown(row);
	}

	function move(call: Call, status: 'archived' | 'active'): Decision {
		const row = findForChange(call, kind);
		if ('refused' in row) return row;
		write(call, row, row.fields, status);
		return () => undefined;
	}

	return {
		get: (call) => {
			const row = reachable(call, kind, call.input['id']);
			return row ? () => shown(row) : refusal('not_found');
		},
		create: (call) => {
			const fields = withDefaults(pickFields(normalizedFields(call.input), names), defaults);
			if (isTaken(fields, call)) return refusal(unique.code, unique.field);
			const others = unique.scope(rowsOf(call.state, kind), call);
			const owner = kind === 'patient' ? call.user : null;
			const row = add(call, {
				kind,
				owner,
				fields: person.assignDefaults(fields, call, others),
				status: 'active',
			});
			return () => shown(row);
		},
		replace: (call) =>
			change(call, (before) => {
				const fields = pickFields(normalizedFields(call.input), names);
				// Without an MRN a patient keeps its own.
				return kind === 'patient' ? { ...fields, mrn: fields['mrn'] ?? before['mrn'] } : fields;
			}),
		update: (call) =>
			change(call, (before) => {
				return applyPatch(before, writableFields(normalizedFields(call.input)));
			}),
		archive: (call) => move(call, 'archived'),
		restore: (call) => {
			const row = call.state.rows.get(String(call.input['id']));
			if (row?.kind !== kind || (row.owner !== null && row.owner !== call.user))
				return refusal('not_found');
			if (row.status === 'active') return () => shown(row);
			if (isTaken(row.fields, call, row)) return refusal(unique.code, unique.field);
			write(call, row, row.fields, 'active');
			return () => shown(row);
		},
		history: (call) => history(call, kind),
		list: (call) => {
			const { input } = call;
			const status = input['status'] ?? 'active';
			const rows = rowsOf(call.state, kind).filter(
				(row) =>
					(row.owner === null || row.owner === call.user) &&
					(status === 'all' || row.status === status) &&
					person.matchesFilters(row, call) &&
					found(row, normalized(input['q'])),
			);
			return listed(rows, call, { ...person, show: shown });
		},
	};
}

const normalizedFields = (input: Json): Json => {
	const normal = normalized(input);
	return isObject(normal) ? normal : {};
};

const sameText = (one: unknown, other: unknown) =>
	String(one ?? '').toUpperCase() === String(other).toUpperCase();

const addressDefaults: Json = {
	...{ line1: null, line2: null, city: null },
	...{ region: null, postalCode: null, country: null },
};
const contactDefaults: Json = { relationship: null, phone: null };

function withDefaults(fields: Json, defaults: Json): Json {
	const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
	const all: Json = { ...defaults, ...Object.fromEntries(defined) };
	const { address, emergencyContact: contact } = all;
	if (isObject(contact)) all['emergencyContact'] = { ...contactDefaults, ...contact };
	if (isObject(address)) {
		const isNone = Object.values(address).every((part) => part === null);
		all['address'] = isNone ? null : { ...addressDefaults, ...address };
	}
	return all;
}

/** A contact needs a name. */
const missingFields = ({ emergencyContact: contact }: Json): string[] =>
	isObject(contact) && contact['name'] === undefined ? ['emergencyContact.name'] : [];

/** The paths of further errors in an invalid change of a patient or doctor. */
export function furtherPersonErrors(call: Call, kind: PersonKind['kind'], verb: string): string[] {
	const row = verb === 'update' ? reachable(call, kind, call.input['id']) : undefined;
	return [
		...staleVersionErrors(call, kind),
		...(row
			? missingFields(applyPatch(row.fields, writableFields(normalizedFields(call.input))))
			: []),
	];
}
