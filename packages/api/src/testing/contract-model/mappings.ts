import { today } from '@hms/contracts';
import { history, listed } from './lists.ts';
import { type Json, type Refusal, refusal } from './operation.ts';
import {
	givenUp,
	isPrimary,
	moved,
	named,
	ofPatient,
	type Primary,
	share,
	timeOf,
} from './primary.ts';
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
	type State,
	staleBesides,
	toChange,
	uuid,
	writable,
	write,
} from './records.ts';

const defaults: Json = {
	role: 'attending',
	endedOn: null,
	reason: null,
	notes: null,
};
const names = ['doctorId', 'startedOn', ...Object.keys(defaults)];

/** Begun, and not ended by anybody. */
export const holdsNow = ({ status, fields }: Row) =>
	status === 'active' && String(fields['startedOn']) <= today();

/** @param day of which it is told whether it is the primary one */
function shown(state: State, row: Row, day?: string): Json {
	const patient = state.rows.get(String(row.fields['patientId']));
	const doctor = state.rows.get(String(row.fields['doctorId']));
	const { id, status, version, createdAt, updatedAt, fields } = row;
	return {
		...{ ...fields, id, status, version, createdAt, updatedAt },
		isPrimary: isPrimary(state, row, day),
		patient: {
			id: patient?.id,
			...only(patient?.fields ?? {}, ['mrn', 'givenName', 'familyName']),
		},
		doctor: {
			...{ id: doctor?.id, status: doctor?.status },
			...only(doctor?.fields ?? {}, ['givenName', 'familyName', 'specialty']),
		},
	};
}

const known = (fields: Json): Json =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const withDefaults = (fields: Json): Json => ({
	...defaults,
	startedOn: today(),
	...known(fields),
});

const endsTooEarly = ({ startedOn, endedOn }: Json) =>
	endedOn !== null && String(endedOn) < String(startedOn);

const statusOf = ({ endedOn }: Json) =>
	endedOn !== null && String(endedOn) <= today() ? ('ended' as const) : ('active' as const);

/** The rules on when somebody may look after a patient. @param before what it was */
function refusedTime({ state }: Asked, self: Row, before?: Row): Refusal | undefined {
	const { fields, status } = self;
	const [from, until] = timeOf(self);
	const others = ofPatient(state, fields['patientId']).filter(
		(row) => row.id !== self.id && row.fields['doctorId'] === fields['doctorId'],
	);
	const moved = before
		? ['doctorId', 'startedOn', 'endedOn'].find((name) => fields[name] !== before.fields[name])
		: undefined;
	if (status === 'active' && others.some((row) => row.status === 'active'))
		return refusal('already_assigned', before ? (moved ?? 'startedOn') : 'doctorId');
	const isDouble = others.some((row) => {
		const [start, end] = timeOf(row);
		return from < until && start < end && from < end && start < until;
	});
	return isDouble ? refusal('already_assigned', moved ?? 'startedOn') : undefined;
}

/** Nobody is looked after before being born. */
function refusedBirth({ state }: Asked, { fields }: Row): Refusal | undefined {
	const born = state.rows.get(String(fields['patientId']))?.fields['dateOfBirth'] ?? '';
	return String(born) > String(fields['startedOn'])
		? refusal('validation', 'startedOn')
		: undefined;
}

const nothing: Primary = { terms: [], on: null, was: false };

function create(asked: Asked): Decision {
	const input = kept(asked.input) as Json; // an object stays one
	const fields = withDefaults(only(input, ['patientId', ...names]));
	if (endsTooEarly(fields)) return refusal('validation', 'endedOn', ...besides(asked, 'create'));
	const unknown = [
		...(reachable(asked, 'patient', fields['patientId']) ? [] : ['patientId']),
		...(reachable(asked, 'doctor', fields['doctorId']) ? [] : ['doctorId']),
	];
	if (unknown.length > 0) return refusal('not_found', ...unknown);
	const status = statusOf(fields);
	const draft: Row = {
		...{ kind: 'mapping', id: 'new', owner: asked.user, fields, status, version: 1 },
		...{ createdAt: '', updatedAt: '', since: '' },
	};
	const refused = refusedTime(asked, draft) ?? refusedBirth(asked, draft);
	if (refused) return refused;
	if (input['isPrimary']) {
		const terms = named(asked.state, draft, String(fields['startedOn']));
		draft.primary = { ...nothing, terms, was: status === 'ended' };
		draft.primary.on = share(asked, draft);
	}
	const { kind, owner, primary } = draft;
	const row = add(asked, { kind, owner, fields, status, primary });
	return () => shown(asked.state, row);
}

/** What else is wrong with a mapping that is refused anyway. */
export function besides(asked: Asked, verb: string): string[] {
	const { patientId, doctorId } = asked.input;
	const isUnknown = (kind: 'patient' | 'doctor', id: unknown) =>
		uuid.test(String(id)) && !reachable(asked, kind, id);
	if (verb === 'create') {
		return [
			...(isUnknown('patient', patientId) ? ['patientId'] : []),
			...(isUnknown('doctor', doctorId) ? ['doctorId'] : []),
		];
	}
	const row = reachable(asked, 'mapping', asked.input['id']);
	const isOther = row !== undefined && doctorId !== row.fields['doctorId'];
	return [
		...staleBesides(asked, 'mapping'),
		...(isOther && isUnknown('doctor', doctorId) ? ['doctorId'] : []),
	];
}

/** Writes an assignment as it is after a change. @param isWanted whether it is to be the primary one, if that was said */
function rewrite(
	asked: Asked,
	row: Row,
	after: Pick<Row, 'fields' | 'status'>,
	isWanted?: boolean,
): void {
	const { state } = asked;
	const before = { status: row.status, is: isPrimary(state, row), start: row.fields['startedOn'] };
	const start = String(after.fields['startedOn']);
	const terms = moved(row.primary?.terms ?? [], String(before.start), start);
	// As it will be, so that it can be asked about.
	const then: Row = { ...row, ...after, primary: { ...(row.primary ?? nothing), terms } };
	const isActive = after.status === 'active';
	state.rows.set(row.id, then);
	const is = isActive ? isPrimary(state, then) : before.is;
	if (then.primary && isWanted !== undefined && isWanted !== is) {
		const from = isActive && start < today() ? today() : start;
		const isForgotten = before.status === 'ended' && !isActive;
		then.primary.terms = isWanted ? named(state, then, from) : isForgotten ? [] : givenUp(terms);
	}
	const on = share(asked, then);
	state.rows.set(row.id, row);
	const was = !isActive && (isWanted ?? before.is);
	const primary =
		row.primary || isWanted ? { terms: then.primary?.terms ?? [], on, was } : undefined;
	write(asked, row, after.fields, after.status, primary);
}

function change(
	asked: Asked,
	fieldsOf: (before: Json) => Json,
	wanted: (both: { areActive: boolean; before: boolean }) => boolean | undefined,
): Decision {
	const row = toChange(asked, 'mapping');
	if ('refused' in row) return row;
	const { patientId, ...before } = row.fields;
	const fields: Json = { patientId, ...withDefaults(fieldsOf(before)) };
	if (endsTooEarly(fields)) return refusal('validation', 'endedOn', ...besides(asked, 'change'));
	// Whoever leaves the end alone leaves it ended, or not, as it was.
	const status = fields['endedOn'] === before['endedOn'] ? row.status : statusOf(fields);
	const isKnown =
		fields['doctorId'] !== before['doctorId']
			? reachable(asked, 'doctor', fields['doctorId'])
			: row.status === status || status === 'ended' || mayReturn(asked, row);
	if (!isKnown) return refusal('not_found', 'doctorId');
	const after: Row = { ...row, fields, status };
	const returns = row.status === 'ended' && status === 'active';
	const refused =
		refusedTime(asked, after, row) ??
		(fields['startedOn'] !== before['startedOn'] || returns
			? refusedBirth(asked, after)
			: undefined);
	if (refused) return refused;
	const areActive = row.status === 'active' && status === 'active';
	const isWanted = wanted({ areActive, before: isPrimary(asked.state, row) });
	rewrite(asked, row, { fields, status }, isWanted);
	return () => shown(asked.state, row);
}

function end(asked: Asked): Decision {
	const row = toChange(asked, 'mapping');
	if ('refused' in row) return row;
	if (row.status === 'ended') return refusal('not_found');
	const { startedOn, endedOn } = row.fields;
	// Today, unless its end has passed already; and never before it began.
	const [ends] = [today(), String(endedOn ?? today())].sort();
	const [, asOf] = [String(startedOn), String(ends)].sort();
	rewrite(asked, row, { fields: { ...row.fields, endedOn: asOf }, status: 'ended' });
	return () => undefined;
}

function restore(asked: Asked): Decision {
	const row = toChange(asked, 'mapping');
	if ('refused' in row) return row;
	if (row.status === 'active') return () => shown(asked.state, row);
	if (!mayReturn(asked, row)) return refusal('not_found', 'doctorId');
	const fields = { ...row.fields, ...beforeEnd(asked, row) };
	const after: Row = { ...row, fields, status: 'active' };
	const refused = refusedTime(asked, after, row) ?? refusedBirth(asked, after);
	if (refused) return refused;
	rewrite(asked, row, { fields, status: 'active' });
	return () => shown(asked.state, row);
}

/** How a mapping ended, as the history has it; none for one that was entered when it was over. */
const endOf = ({ state }: Asked, { id }: Row) =>
	state.log.findLast((entry) => entry.id === id && entry.action === 'ended');

/** Whether the doctor of an ended mapping may have it back: one who left the directory only after its end may not. */
function mayReturn(asked: Asked, row: Row): boolean {
	if (reachable(asked, 'doctor', row.fields['doctorId'])) return true;
	const { log } = asked.state;
	const gone = log.findLastIndex(
		({ id, action }) => id === row.fields['doctorId'] && action === 'archived',
	);
	const end = endOf(asked, row) ?? log.find(({ id }) => id === row.id);
	return end !== undefined && gone < log.indexOf(end);
}

/** The end and the reason as they were before; a reason that was written since stays. */
function beforeEnd(asked: Asked, row: Row): Json {
	const end = endOf(asked, row);
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

function list(asked: Asked): Decision {
	const { state, input } = asked;
	const { patientId, doctorId, on } = input;
	const day = on === undefined ? undefined : String(on);
	const status = input['status'] ?? (on === undefined ? 'active' : 'all');
	const rows = rowsOf(state, 'mapping').filter(
		(row) =>
			reachable(asked, 'mapping', row.id) &&
			(status === 'all' || row.status === status) &&
			Object.entries({ patientId, doctorId }).every(
				([name, value]) => value === undefined || row.fields[name] === value,
			) &&
			(input['isPrimary'] === undefined || isPrimary(state, row, day) === input['isPrimary']) &&
			(day === undefined || heldOn(row, day)),
	);
	return listed(rows, asked, {
		sorts: { createdAt: { by: (row) => row.createdAt, order: 'desc' } },
		fallback: 'createdAt',
		show: (row) => shown(state, row, day),
	});
}

const heldOn = ({ fields: { startedOn, endedOn } }: Row, day: string) =>
	String(startedOn) <= day && (endedOn === null || String(endedOn) > day);

function listForPatient(asked: Asked): Decision {
	const { state, input } = asked;
	if (!reachable(asked, 'patient', input['patientId'])) return refusal('not_found');
	const key = (row: Row) => `${isPrimary(state, row) ? 0 : 1} ${row.fields['startedOn']} ${row.id}`;
	const team = ofPatient(state, input['patientId'])
		.filter(holdsNow)
		.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
	return () => ({ items: team.map((row) => shown(state, row)) });
}

/** The contract's verbs for mappings. */
export const mappingVerbs: Record<string, (asked: Asked) => Decision> = {
	create,
	update: (asked) => {
		const { isPrimary: said, ...patch } = writable(kept(asked.input) as Json); // an object stays one
		return change(
			asked,
			(before) => merged(before, patch),
			({ areActive, before }) =>
				said !== undefined ? said === true : areActive ? before : undefined,
		);
	},
	replace: (asked) => {
		const input = kept(asked.input) as Json; // as above
		const fields = only(input, names);
		// What is wrong by itself is refused before anything is looked for.
		if (endsTooEarly({ endedOn: null, startedOn: '', ...known(fields) }))
			return refusal('validation', 'endedOn', ...besides(asked, 'change'));
		return change(
			asked,
			({ startedOn }) => ({ ...fields, startedOn: fields['startedOn'] ?? startedOn }),
			() => input['isPrimary'] === true,
		);
	},
	end,
	restore,
	history: (asked) => history(asked, 'mapping'),
	list,
	listForPatient,
};
