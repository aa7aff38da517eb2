import { found, history, listed, type Sorts } from './lists.ts';
import { isObject, type Json, type Refusal, refusal } from './operation.ts';
import {
	type Asked,
	add,
	type Decision,
	kept,
	merged,
	only,
	type Row,
	reachable,
	rowsOf,
	staleBesides,
	toChange,
	writable,
	write,
} from './records.ts';

/** What patients and doctors differ in. */
export interface Person {
	kind: 'patient' | 'doctor';
	/** What an absent or cleared field is. */
	defaults: Json;
	/** A field that no two may have the same of, in any case. */
	unique: { field: string; code: string; among(rows: Row[], asked: Asked): Row[] };
	/** What makes a change impossible besides that field. */
	refuses?(fields: Json, row: Row, asked: Asked): Refusal | undefined;
	/** The fields of a new one, with what the system gives. */
	given(fields: Json, asked: Asked, others: Row[]): Json;
	/** Whether a list with this input has this row, apart from what all lists filter by. */
	passes(row: Row, asked: Asked): boolean;
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

/** The contract's verbs for patients and doctors. */
export function personVerbs(person: Person): Record<string, (asked: Asked) => Decision> {
	const { kind, defaults, unique } = person;
	const names = ['givenName', unique.field, ...Object.keys(defaults)];
	if (kind === 'doctor') names.push('specialty');

	const isTaken = (fields: Json, asked: Asked, except?: Row) => {
		const value = fields[unique.field];
		if (value === undefined || value === null) return false;
		return unique
			.among(rowsOf(asked.state, kind), asked)
			.some((row) => row !== except && sameText(row.fields[unique.field], value));
	};

	function change(asked: Asked, fieldsOf: (before: Json) => Json): Decision {
		const row = toChange(asked, kind);
		if ('refused' in row) return row;
		const fields = withDefaults(fieldsOf(row.fields), defaults);
		const missing = missingOf(fields);
		if (missing.length > 0) return refusal('validation', ...missing);
		if (isTaken(fields, asked, row)) return refusal(unique.code, unique.field);
		const refused = person.refuses?.(fields, row, asked);
		if (refused) return refused;
		write(asked, row, fields);
		return () => shown(row);
	}

	function move(asked: Asked, status: 'archived' | 'active'): Decision {
		const row = toChange(asked, kind);
		if ('refused' in row) return row;
		write(asked, row, row.fields, status);
		return () => undefined;
	}

	return {
		get: (asked) => {
			const row = reachable(asked, kind, asked.input['id']);
			return row ? () => shown(row) : refusal('not_found');
		},
		create: (asked) => {
			const fields = withDefaults(only(record(asked.input), names), defaults);
			if (isTaken(fields, asked)) return refusal(unique.code, unique.field);
			const others = unique.among(rowsOf(asked.state, kind), asked);
			const owner = kind === 'patient' ? asked.user : null;
			const row = add(asked, {
				kind,
				owner,
				fields: person.given(fields, asked, others),
				status: 'active',
			});
			return () => shown(row);
		},
		replace: (asked) =>
			change(asked, (before) => {
				const fields = only(record(asked.input), names);
				// What the system gave at first stays unless it is named.
				return kind === 'patient' ? { ...fields, mrn: fields['mrn'] ?? before['mrn'] } : fields;
			}),
		update: (asked) =>
			change(asked, (before) => {
				return merged(before, writable(record(asked.input)));
			}),
		archive: (asked) => move(asked, 'archived'),
		restore: (asked) => {
			const row = asked.state.rows.get(String(asked.input['id']));
			if (row?.kind !== kind || (row.owner !== null && row.owner !== asked.user))
				return refusal('not_found');
			if (row.status === 'active') return () => shown(row);
			if (isTaken(row.fields, asked, row)) return refusal(unique.code, unique.field);
			write(asked, row, row.fields, 'active');
			return () => shown(row);
		},
		history: (asked) => history(asked, kind),
		list: (asked) => {
			const { input } = asked;
			const status = input['status'] ?? 'active';
			const rows = rowsOf(asked.state, kind).filter(
				(row) =>
					(row.owner === null || row.owner === asked.user) &&
					(status === 'all' || row.status === status) &&
					person.passes(row, asked) &&
					found(row, kept(input['q'])),
			);
			return listed(rows, asked, { ...person, show: shown });
		},
	};
}

const record = (input: Json): Json => {
	const normal = kept(input);
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
	const given = Object.entries(fields).filter(([, value]) => value !== undefined);
	const all: Json = { ...defaults, ...Object.fromEntries(given) };
	const { address, emergencyContact: contact } = all;
	if (isObject(contact)) all['emergencyContact'] = { ...contactDefaults, ...contact };
	if (isObject(address)) {
		const isNone = Object.values(address).every((part) => part === null);
		all['address'] = isNone ? null : { ...addressDefaults, ...address };
	}
	return all;
}

/** A contact that a patch has begun needs a name. */
const missingOf = ({ emergencyContact: contact }: Json): string[] =>
	isObject(contact) && contact['name'] === undefined ? ['emergencyContact.name'] : [];

/** What else is wrong with a patient or doctor that is refused anyway. */
export function personBesides(asked: Asked, kind: Person['kind'], verb: string): string[] {
	const row = verb === 'update' ? reachable(asked, kind, asked.input['id']) : undefined;
	return [
		...staleBesides(asked, kind),
		...(row ? missingOf(merged(row.fields, writable(record(asked.input)))) : []),
	];
}
