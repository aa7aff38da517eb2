import { today } from '@hms/contracts';
import { history, listed } from './lists.ts';
import { type Json, type Refusal, refusal } from './operation.ts';
import {
	endTerms,
	isPrimary,
	mappingsOfPatient,
	shiftTerms,
	spanOf,
	updatePrimaryDays,
	withNewTerm,
} from './primary.ts';
import {
	add,
	applyPatch,
	type Call,
	type Decision,
	findForChange,
	normalized,
	type Primary,
	pickFields,
	type Row,
	reachable,
	rowsOf,
	type State,
	staleVersionErrors,
	uuid,
	writableFields,
	write,
} from './records.ts';

const defaults: Json = {
	role: 'attending',
	endedOn: null,
	reason: null,
	notes: null,
};
const names = ['doctorId', 'startedOn', ...Object.keys(defaults)];

/** Whether a mapping has begun and has not been ended. */
export const isInEffect = ({ status, fields }: Row) =>
	status === 'active' && String(fields['startedOn']) <= today();

/** A mapping as the API answers it. @param day the day for `isPrimary` */
function shown(state: State, row: Row, day?: string): Json {
	const patient = state.rows.get(String(row.fields['patientId']));
	const doctor = state.rows.get(String(row.fields['doctorId']));
	const { id, status, version, createdAt, updatedAt, fields } = row;
	return {
		...{ ...fields, id, status, version, createdAt, updatedAt },
		isPrimary: isPrimary(state, row, day),
		patient: {
			id: patient?.id,
			...pickFields(patient?.fields ?? {}, ['mrn', 'givenName', 'familyName']),
		},
		doctor: {
			...{ id: doctor?.id, status: doctor?.status },
			...pickFields(doctor?.fields ?? {}, ['givenName', 'familyName', 'specialty']),
		},
	};
}

const definedFields = (fields: Json): Json =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const withDefaults = (fields: Json): Json => ({
	...defaults,
	startedOn: today(),
	...definedFields(fields),
});

const endsTooEarly = ({ startedOn, endedOn }: Json) =>
	endedOn !== null && String(endedOn) < String(startedOn);

const statusOf = ({ endedOn }: Json) =>
	endedOn !== null && String(endedOn) <= today() ? ('ended' as const) : ('active' as const);

/** The rule that mappings of one doctor to one patient do not overlap. @param before the mapping before the change */
function checkOverlap({ state }: Call, self: Row, before?: Row): Refusal | undefined {
	const { fields, status } = self;
	const [from, until] = spanOf(self);
	const others = mappingsOfPatient(state, fields['patientId']).filter(
		(row) => row.id !== self.id && row.fields['doctorId'] === fields['doctorId'],
	);
	const moved = before
		? ['doctorId', 'startedOn', 'endedOn'].find((name) => fields[name] !== before.fields[name])
		: undefined;
	if (status === 'active' && others.some((row) => row.status === 'active'))
		return refusal('already_assigned', before ? (moved ?? 'startedOn') : 'doctorId');
	const isDouble = others.some((row) => {
		const [start, end] = spanOf(row);
		return from < until && start < end && from < end && start < until;
	});
	return isDouble ? refusal('already_assigned', moved ?? 'startedOn') : undefined;
}

/** The rule that no mapping begins before the patient's birth. */
function checkBirth({ state }: Call, { fields }: Row): Refusal | undefined {
	const born = state.rows.get(String(fields['patientId']))?.fields['dateOfBirth'] ?? '';
	return String(born) > String(fields['startedOn'])
		? refusal('validation', 'startedOn')
		: undefined;
}

const noPrimary: Primary = { terms: [], on: null, was: false };

function get(call: Call): Decision {
	const { id, patientId } = call.input;
	const row = reachable(call, 'mapping', id);
	return row && (patientId ?? row.fields['patientId']) === row.fields['patientId']
		? () => shown(call.state, row)
		: refusal('not_found');
}

function create(call: Call): Decision {
	const input = normalized(call.input) as Json; // an object stays one
	const fields = withDefaults(pickFields(input, ['patientId', ...names]));
	if (endsTooEarly(fields))
		return refusal('validation', 'endedOn', ...furtherMappingErrors(call, 'create'));
	const unknown = [
		...(reachable(call, 'patient', fields['patientId']) ? [] : ['patientId']),
		...(reachable(call, 'doctor', fields['doctorId']) ? [] : ['doctorId']),
	];
	if (unknown.length > 0) return refusal('not_found', ...unknown);
	const status = statusOf(fields);
	const draft: Row = {
		...{ kind: 'mapping', id: 'new', owner: call.user, fields, status, version: 1 },
		...{ createdAt: '', updatedAt: '', notUpdatedBefore: '' },
	};
	const refused = checkOverlap(call, draft) ?? checkBirth(call, draft);
	if (refused) return refused;
	if (input['isPrimary']) {
		const terms = withNewTerm(call.state, draft, String(fields['startedOn']));
		draft.primary = { ...noPrimary, terms, was: status === 'ended' };
		draft.primary.on = updatePrimaryDays(call, draft);
	}
	const { kind, owner, primary } = draft;
	const row = add(call, { kind, owner, fields, status, primary });
	return () => shown(call.state, row);
}

/** The paths of further errors in an invalid input of a mapping. */
export function furtherMappingErrors(call: Call, verb: string): string[] {
	const { patientId, doctorId } = call.input;
	const isUnknown = (kind: 'patient' | 'doctor', id: unknown) =>
		uuid.test(String(id)) && !reachable(call, kind, id);
	if (verb === 'create') {
		return [
			...(isUnknown('patient', patientId) ? ['patientId'] : []),
			...(isUnknown('doctor', doctorId) ? ['doctorId'] : []),
		];
	}
	const row = reachable(call, 'mapping', call.input['id']);
	const isOther = row !== undefined && doctorId !== row.fields['doctorId'];
	return [
		...staleVersionErrors(call, 'mapping'),
		...(isOther && isUnknown('doctor', doctorId) ? ['doctorId'] : []),
	];
}

/** Writes a changed mapping. @param isWanted whether it shall be the primary one; undefined: as follows from its terms */
function rewrite(
	call: Call,
	row: Row,
	after: Pick<Row, 'fields' | 'status'>,
	isWanted?: boolean,
): void {
	const { state } = call;
	const before = { status: row.status, is: isPrimary(state, row), start: row.fields['startedOn'] };
	const start = String(after.fields['startedOn']);
	const terms = shiftTerms(row.primary?.terms ?? [], String(before.start), start);
	// In its new form, so that the functions above see it.
	const then: Row = { ...row, ...after, primary: { ...(row.primary ?? noPrimary), terms } };
	const isActive = after.status === 'active';
	state.rows.set(row.id, then);
	const is = isActive ? isPrimary(state, then) : before.is;
	if (then.primary && isWanted !== undefined && isWanted !== is) {
		const from = isActive && start < today() ? today() : start;
		const neverWas = before.status === 'ended' && !isActive;
		then.primary.terms = isWanted
			? withNewTerm(state, then, from)
			: neverWas
				? []
				: endTerms(terms);
	}
	const on = updatePrimaryDays(call, then);
	state.rows.set(row.id, row);
	const was = !isActive && (isWanted ?? before.is);
	const primary =
		row.primary || isWanted ? { terms: then.primary?.terms ?? [], on, was } : undefined;
	write(call, row, after.fields, after.status, primary);
}

function change(
	call: Call,
	fieldsOf: (before: Json) => Json,
	wanted: (both: { areActive: boolean; before: boolean }) => boolean | undefined,
): Decision {
	const row = findForChange(call, 'mapping');
	if ('refused' in row) return row;
	const { patientId, ...before } = row.fields;
	const fields: Json = { patientId, ...withDefaults(fieldsOf(before)) };
	if (endsTooEarly(fields))
		return refusal('validation', 'endedOn', ...furtherMappingErrors(call, 'change'));
	// Whoever leaves the end alone leaves it ended, or not, as it was.
	const status = fields['endedOn'] === before['endedOn'] ? row.status : statusOf(fields);
	const isKnown =
		fields['doctorId'] !== before['doctorId']
			? reachable(call, 'doctor', fields['doctorId'])
			: row.status === status || status === 'ended' || mayReopen(call, row);
	if (!isKnown) return refusal('not_found', 'doctorId');
	const after: Row = { ...row, fields, status };
	const returns = row.status === 'ended' && status === 'active';
	const refused =
		checkOverlap(call, after, row) ??
		(fields['startedOn'] !== before['startedOn'] || returns ? checkBirth(call, after) : undefined);
	if (refused) return refused;
	const areActive = row.status === 'active' && status === 'active';
	const isWanted = wanted({ areActive, before: isPrimary(call.state, row) });
	rewrite(call, row, { fields, status }, isWanted);
	return () => shown(call.state, row);
}

function end(call: Call): Decision {
	const row = findForChange(call, 'mapping');
	if ('refused' in row) return row;
	if (row.status === 'ended') return refusal('not_found');
	const { startedOn, endedOn } = row.fields;
	// Today, unless its end has passed already; never before its first day.
	const [ends] = [today(), String(endedOn ?? today())].sort();
	const [, asOf] = [String(startedOn), String(ends)].sort();
	rewrite(call, row, { fields: { ...row.fields, endedOn: asOf }, status: 'ended' });
	return () => undefined;
}

function restore(call: Call): Decision {
	const row = findForChange(call, 'mapping');
	if ('refused' in row) return row;
	if (row.status === 'active') return () => shown(call.state, row);
	if (!mayReopen(call, row)) return refusal('not_found', 'doctorId');
	const fields = { ...row.fields, ...valuesBeforeEnd(call, row) };
	const after: Row = { ...row, fields, status: 'active' };
	const refused = checkOverlap(call, after, row) ?? checkBirth(call, after);
	if (refused) return refused;
	rewrite(call, row, { fields, status: 'active' });
	return () => shown(call.state, row);
}

/** The entry of the history that ended a mapping; undefined for one that was created as ended. */
const endOf = ({ state }: Call, { id }: Row) =>
	state.log.findLast((entry) => entry.id === id && entry.action === 'ended');

/** Whether an ended mapping may be reopened: not if its doctor was archived after its end. */
function mayReopen(call: Call, row: Row): boolean {
	if (reachable(call, 'doctor', row.fields['doctorId'])) return true;
	const { log } = call.state;
	const gone = log.findLastIndex(
		({ id, action }) => id === row.fields['doctorId'] && action === 'archived',
	);
	const end = endOf(call, row) ?? log.find(({ id }) => id === row.id);
	return end !== undefined && gone < log.indexOf(end);
}

/** The end and reason before the mapping ended; a reason that was changed afterwards stays. */
function valuesBeforeEnd(call: Call, row: Row): Json {
	const end = endOf(call, row);
	if (end === undefined) return { endedOn: null };
	const changed = (name: string) => end.changes.find(({ field }) => field === name);
	const [ending, reasoning] = [changed('endedOn'), changed('reason')];
	return {
		endedOn: ending ? ending.before : row.fields['endedOn'],
		reason:
			reasoning?.after === row.fields['reason'] && reasoning
				? reasoning.before
				: row.fields['reason'],
	};
}

function list(call: Call): Decision {
	const { state, input } = call;
	const { patientId, doctorId, on } = input;
	const day = on === undefined ? undefined : String(on);
	const status = input['status'] ?? (on === undefined ? 'active' : 'all');
	const rows = rowsOf(state, 'mapping').filter(
		(row) =>
			reachable(call, 'mapping', row.id) &&
			(status === 'all' || row.status === status) &&
			Object.entries({ patientId, doctorId }).every(
				([name, value]) => value === undefined || row.fields[name] === value,
			) &&
			(input['isPrimary'] === undefined || isPrimary(state, row, day) === input['isPrimary']) &&
			(day === undefined || isInEffectOn(row, day)),
	);
	return listed(rows, call, {
		sorts: { createdAt: { by: (row) => row.createdAt, order: 'desc' } },
		fallback: 'createdAt',
		show: (row) => shown(state, row, day),
	});
}

const isInEffectOn = ({ fields: { startedOn, endedOn } }: Row, day: string) =>
	String(startedOn) <= day && (endedOn === null || String(endedOn) > day);

function listForPatient(call: Call): Decision {
	const { state, input } = call;
	if (!reachable(call, 'patient', input['patientId'])) return refusal('not_found');
	const key = (row: Row) => `${isPrimary(state, row) ? 0 : 1} ${row.fields['startedOn']} ${row.id}`;
	const team = mappingsOfPatient(state, input['patientId'])
		.filter(isInEffect)
		.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
	return () => ({ items: team.map((row) => shown(state, row)) });
}

/** The operations of mappings. */
export const mappingOperations: Record<string, (call: Call) => Decision> = {
	get,
	create,
	update: (call) => {
		const { isPrimary: isWanted, ...patch } = writableFields(normalized(call.input) as Json); // an object stays one
		return change(
			call,
			(before) => applyPatch(before, patch),
			({ areActive, before }) =>
				isWanted !== undefined ? isWanted === true : areActive ? before : undefined,
		);
	},
	replace: (call) => {
		const input = normalized(call.input) as Json; // as above
		const fields = pickFields(input, names);
		// An invalid input is refused before the mapping is read.
		if (endsTooEarly({ endedOn: null, startedOn: '', ...definedFields(fields) }))
			return refusal('validation', 'endedOn', ...furtherMappingErrors(call, 'change'));
		return change(
			call,
			({ startedOn }) => ({ ...fields, startedOn: fields['startedOn'] ?? startedOn }),
			() => input['isPrimary'] === true,
		);
	},
	end,
	restore,
	history: (call) => history(call, 'mapping'),
	list,
	listForPatient,
};
