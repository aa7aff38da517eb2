import { type FieldError, isObject, type ProblemCode } from '@hms/contracts';
import { history } from '../activity/activity.ts';
import { type Listing, page } from '../list/page.ts';
import { found } from '../list/search.ts';
import { accessTo, readable, refuseAccess } from '../state/access.ts';
import { applyPatch } from '../state/merge-patch.ts';
import { readOnlyErrors, writableFields } from '../state/read-only.ts';
import {
	add,
	findForChange,
	nounOf,
	pickFields,
	rowsOf,
	shown,
	shownOrArchived,
	write,
} from '../state/records.ts';
import { field, notFound, type Refusal, refusal } from '../state/refusal.ts';
import type { Call, Decision, Json, Row, Rule } from '../state/state.ts';

/** The differences between patients and doctors. */
export interface PersonKind extends Pick<Listing<Row>, 'sorts' | 'fallback'> {
	kind: 'patient' | 'doctor';
	/** The fields without a default. */
	required: readonly string[];
	/** The values of absent and cleared fields. */
	defaults: Json;
	/** The unique field; its comparison ignores case. */
	unique: {
		field: string;
		code: ProblemCode;
		message: string;
		/** @param owner whose record it is; null for the directory */
		scope(rows: Row[], owner: string | null): Row[];
	};
	/** Further rules for a change. */
	check?(fields: Json, row: Row, call: Call): Refusal | undefined;
	/** Whose a new record is to be; null for the directory. */
	ownerOfNew(call: Call): string | null | Refusal;
	/** The fields of a new record, with values that the system assigns. */
	assignDefaults(fields: Json, call: Call, others: Row[]): Json;
	/** The fields of a replaced record, with values that stay. */
	keepFields(fields: Json, before: Json): Json;
	/** Whether a row matches the filters that only this kind has. */
	matchesFilters(row: Row, call: Call): boolean;
}

/** A patient or doctor as it is answered to this user. */
export const showPerson =
	(call: Call) =>
	(row: Row): Json => {
		const { fields, id, owner, status, version, createdAt, updatedAt } = row;
		return {
			...{ id, ...fields, status, version, createdAt, updatedAt },
			...(owner === null ? {} : { ownerId: owner, access: accessTo(call, row) }),
		};
	};

/** The rules of patients and doctors. */
export function personRules(person: PersonKind) {
	const { kind, defaults, unique } = person;
	const names = [...person.required, unique.field, ...Object.keys(defaults)];

	const refuseTaken = (
		fields: Json,
		{ state }: Call,
		owner: string | null,
		except?: Row,
	): Refusal | undefined => {
		const value = fields[unique.field];
		if (value === undefined || value === null) return undefined;
		const others = unique.scope(rowsOf(state, kind), owner);
		const isTaken = others.some(
			(row) => row !== except && sameText(row.fields[unique.field], value),
		);
		return isTaken ? refusal(unique.code, field(unique.field, unique.message)) : undefined;
	};

	function change(call: Call, fieldsOf: (before: Json) => Json): Decision {
		const row = findForChange(call, kind, showPerson(call));
		if ('refused' in row) return row;
		const fields = withDefaults(fieldsOf(row.fields), defaults);
		const refused = refuseTaken(fields, call, row.owner, row) ?? person.check?.(fields, row, call);
		if (refused) return refused;
		write(call, row, { fields });
		return () => showPerson(call)(row);
	}

	return {
		get: (call) => {
			const row = shownOrArchived(call, kind, call.input['id']);
			return row ? () => showPerson(call)(row) : notFound(nounOf(kind));
		},
		create: (call) => {
			const fields = withDefaults(pickFields(call.input, names), defaults);
			const owner = person.ownerOfNew(call);
			if (owner !== null && typeof owner !== 'string') return owner;
			const refused = refuseTaken(fields, call, owner);
			if (refused) return refused;
			const others = unique.scope(rowsOf(call.state, kind), owner);
			const row = add(call, {
				...{ kind, owner },
				fields: person.assignDefaults(fields, call, others),
				status: 'active',
			});
			return () => showPerson(call)(row);
		},
		replace: (call) =>
			change(call, (before) => person.keepFields(pickFields(call.input, names), before)),
		update: (call) => change(call, (before) => applyPatch(before, writableFields(call.input))),
		archive: (call) => {
			const row = findForChange(call, kind, showPerson(call), 'own');
			if ('refused' in row) return row;
			write(call, row, { status: 'archived' });
			return () => undefined;
		},
		restore: (call) => {
			const row = readable(call, kind, call.input['id']);
			if (!row) return notFound(nounOf(kind));
			const notOwn = refuseAccess(call, row, 'own');
			if (notOwn) return notOwn;
			if (row.status === 'active') return () => showPerson(call)(row);
			const refused = refuseTaken(row.fields, call, row.owner, row);
			if (refused) return refused;
			write(call, row, { status: 'active' });
			return () => showPerson(call)(row);
		},
		history: (call) => history(call, kind),
		list: (call) => {
			const { q, status = 'active' } = call.input;
			const rows = rowsOf(call.state, kind).filter(
				(row) =>
					isListed(row, call) &&
					(status === 'all' || row.status === status) &&
					person.matchesFilters(row, call) &&
					found(row, q),
			);
			return page(rows, call.input, { ...person, show: showPerson(call) });
		},
	} satisfies Record<string, Rule>;
}

/** Whether a record is one of those that a list is about: `scope` and `ownerId` are of patients. */
function isListed(row: Row, call: Call): boolean {
	const { ownerId, scope = ownerId === undefined ? 'own' : 'all' } = call.input;
	const access = accessTo(call, row);
	return (
		access !== undefined &&
		(ownerId === undefined || row.owner === ownerId) &&
		(scope === 'all' || (scope === 'own') === (access === 'own'))
	);
}

const sameText = (one: unknown, other: unknown) =>
	String(one ?? '').toUpperCase() === String(other).toUpperCase();

const addressDefaults: Json = {
	...{ line1: null, line2: null, city: null },
	...{ region: null, postalCode: null, country: null },
};
const contactDefaults: Json = { name: null, relationship: null, phone: null };

/** An object of which all parts are null is null. */
const someOrNull = (part: Json, defaults: Json): Json | null =>
	Object.values(part).every((value) => value === null) ? null : { ...defaults, ...part };

function withDefaults(fields: Json, defaults: Json): Json {
	const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
	const all: Json = { ...defaults, ...Object.fromEntries(defined) };
	const { address, emergencyContact: contact } = all;
	if (isObject(contact)) all['emergencyContact'] = someOrNull(contact, contactDefaults);
	if (isObject(address)) all['address'] = someOrNull(address, addressDefaults);
	return all;
}

/** The errors of an invalid change that only a comparison with the record shows. */
export const furtherPersonErrors =
	(kind: PersonKind['kind']) =>
	(call: Call): FieldError[] => {
		const row = shown(call, kind, String(call.input['id']).toLowerCase());
		return row ? readOnlyErrors(showPerson(call)(row), call.input) : [];
	};
