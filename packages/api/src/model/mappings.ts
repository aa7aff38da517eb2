import { today } from '@hms/contracts';
import { listed } from './lists.ts';
import { type Json, type Refusal, refusal } from './operation.ts';
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
	isPrimary: false,
	endedOn: null,
	reason: null,
	notes: null,
};
const names = ['doctorId', 'startedOn', ...Object.keys(defaults)];

/** Begun, and not ended by anybody. */
export const holdsNow = ({ status, fields }: Row) =>
	status === 'active' && String(fields['startedOn']) <= today();

function shown(state: State, row: Row): Json {
	const patient = state.rows.get(String(row.fields['patientId']));
	const doctor = state.rows.get(String(row.fields['doctorId']));
	const { id, status, version, createdAt, updatedAt, fields } = row;
	return {
		...{ ...fields, id, status, version, createdAt, updatedAt },
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

const ofPatient = (state: State, patientId: unknown) =>
	rowsOf(state, 'mapping').filter(({ fields }) => fields['patientId'] === patientId);

/** The rules on one patient's care team: one active mapping to a doctor, one active primary. */
function makeRoom(
	asked: Asked,
	fields: Json,
	{ status, self }: { status: Row['status']; self?: Row },
): Refusal | undefined {
	if (status === 'ended') return undefined;
	const others = ofPatient(asked.state, fields['patientId']).filter(
		(row) => row !== self && row.status === 'active',
	);
	if (others.some((row) => row.fields['doctorId'] === fields['doctorId']))
		return refusal('already_assigned', 'doctorId');
	const was = others.find((row) => row.fields['isPrimary']);
	if (was && fields['isPrimary']) write(asked, was, { ...was.fields, isPrimary: false });
	return undefined;
}

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
	const refused = makeRoom(asked, fields, { status });
	if (refused) return refused;
	const row = add(asked, { kind: 'mapping', owner: asked.user, fields, status });
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

function change(asked: Asked, fieldsOf: (before: Json) => Json): Decision {
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
	const refused = makeRoom(asked, fields, { status, self: row });
	if (refused) return refused;
	write(asked, row, fields, status);
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
	write(asked, row, { ...row.fields, endedOn: asOf }, 'ended');
	return () => undefined;
}

function restore(asked: Asked): Decision {
	const row = toChange(asked, 'mapping');
	if ('refused' in row) return row;
	if (row.status === 'active') return () => shown(asked.state, row);
	if (!mayReturn(asked, row)) return refusal('not_found', 'doctorId');
	const others = ofPatient(asked.state, row.fields['patientId']).filter(
		({ status }) => status === 'active',
	);
	const isPrimary = row.fields['isPrimary'] && !others.some(({ fields }) => fields['isPrimary']);
	if (others.some(({ fields }) => fields['doctorId'] === row.fields['doctorId']))
		return refusal('already_assigned', 'doctorId');
	write(asked, row, { ...row.fields, ...beforeEnd(asked, row), isPrimary }, 'active');
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
	const { patientId, doctorId, isPrimary, on } = input;
	const status = input['status'] ?? (on === undefined ? 'active' : 'all');
	const rows = rowsOf(state, 'mapping').filter(
		(row) =>
			reachable(asked, 'mapping', row.id) &&
			(status === 'all' || row.status === status) &&
			Object.entries({ patientId, doctorId, isPrimary }).every(
				([name, value]) => value === undefined || row.fields[name] === value,
			) &&
			(on === undefined || heldOn(row, String(on))),
	);
	return listed(rows, asked, {
		sorts: { createdAt: { by: (row) => row.createdAt, order: 'desc' } },
		fallback: 'createdAt',
		show: (row) => shown(state, row),
	});
}

const heldOn = ({ fields: { startedOn, endedOn } }: Row, day: string) =>
	String(startedOn) <= day && (endedOn === null || String(endedOn) > day);

function listForPatient(asked: Asked): Decision {
	const { state, input } = asked;
	if (!reachable(asked, 'patient', input['patientId'])) return refusal('not_found');
	const key = (row: Row) =>
		`${row.fields['isPrimary'] ? 0 : 1} ${row.fields['startedOn']} ${row.id}`;
	const team = ofPatient(state, input['patientId'])
		.filter(holdsNow)
		.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
	return () => ({ items: team.map((row) => shown(state, row)) });
}

/** The contract's verbs for mappings. */
export const mappingVerbs: Record<string, (asked: Asked) => Decision> = {
	create,
	update: (asked) =>
		// An object stays one.
		change(asked, (before) => merged(before, writable(kept(asked.input) as Json))),
	replace: (asked) => {
		const fields = only(kept(asked.input) as Json, names); // as above
		// What is wrong by itself is refused before anything is looked for.
		if (endsTooEarly({ endedOn: null, startedOn: '', ...known(fields) }))
			return refusal('validation', 'endedOn', ...besides(asked, 'change'));
		return change(asked, ({ startedOn }) => ({
			...fields,
			startedOn: fields['startedOn'] ?? startedOn,
		}));
	},
	end,
	restore,
	list,
	listForPatient,
};
