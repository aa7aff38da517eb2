import type { Json } from './operation.ts';
import { refusal } from './operation.ts';
import type { Call, Decision, Kind, Row } from './records.ts';

export type Sorts = Record<string, { by: (row: Row) => string; order: 'asc' | 'desc' }>;

/** A whole list as `execute` returns it: all items in order, and the number of items of each page. */
export function listed(
	rows: Row[],
	{ input }: Call,
	{ sorts, fallback, show }: { sorts: Sorts; fallback: string; show: (row: Row) => Json },
): Decision {
	const sort = sorts[String(input['sort'] ?? fallback)];
	if (!sort) throw new Error('the model knows no such order');
	const direction = (input['order'] ?? sort.order) === 'asc' ? 1 : -1;
	return () => {
		const key = (row: Row) => [sort.by(row), row.id] as const;
		const ordered = rows.toSorted((one, other) => {
			const [a, b] = [key(one), key(other)];
			const first = a[0] === b[0] ? 1 : 0;
			return direction * ((a[first] ?? '') < (b[first] ?? '') ? -1 : 1);
		});
		return whole(ordered.map(show), input);
	};
}

/** All items, and the sizes of the pages that they come in. */
function whole(items: unknown[], input: Json): Json {
	const limit = Number(input['limit'] ?? 25);
	const pages = Array.from({ length: Math.max(1, Math.ceil(items.length / limit)) }, (_, page) =>
		Math.min(limit, items.length - page * limit),
	);
	const total = input['total'] ? { total: items.length, totalIsExact: true } : {};
	return { items, pages, ...total };
}

/** The history of one record, newest change first. */
export function history(call: Call, kind: Kind): Decision {
	const { state, user, input } = call;
	const row = state.rows.get(String(input['id']));
	if (row?.kind !== kind || (row.owner !== null && row.owner !== user)) return refusal('not_found');
	const entries = state.log.filter(({ id }) => id === row.id).toReversed();
	return () =>
		whole(
			entries.map(({ action, actor, changes }) => ({ action, actor: state.users[actor], changes })),
			input,
		);
}

/** The changes that the user made, newest first. */
export function activity({ state, user, input }: Call): Decision {
	const entries = state.log
		.filter(({ actor, kind }) => actor === user && (input['subject'] ?? kind) === kind)
		.toReversed();
	return () =>
		whole(
			entries.map(({ action, changes, kind, id }) => ({
				action,
				actor: state.users[user],
				changes,
				subject: { type: kind, id, ...subjectOf(state.rows, id) },
			})),
			input,
		);
}

const personOf = (row: Row | undefined) =>
	[row?.fields['givenName'], row?.fields['familyName']].filter(Boolean).join(' ');

/** The subject of a change: a mapping has the names of its patient and doctor. */
function subjectOf(rows: Map<string, Row>, id: string): Json {
	const row = rows.get(id);
	const isGone = (one: Row | undefined) => one?.status === 'archived';
	if (row?.kind !== 'mapping') {
		return { name: personOf(row), patient: null, doctor: null, archived: isGone(row) };
	}
	const named = (field: string) => {
		const person = rows.get(String(row.fields[field]));
		return { id: person?.id, name: personOf(person) };
	};
	const [patient, doctor] = [named('patientId'), named('doctorId')];
	return {
		name: `${patient.name} – ${doctor.name}`,
		patient,
		doctor,
		archived: isGone(rows.get(String(row.fields['patientId']))),
	};
}

/** Text as it is searched and sorted: lower case, without accents and apostrophes; other punctuation is a space. */
const folded = (text: unknown) =>
	String(text)
		.normalize('NFKD')
		.replaceAll(/[\u0300-\u036f'’]/g, '')
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toLowerCase();

export const sortName = ({ fields }: Row) =>
	folded([fields['familyName'], fields['givenName']].filter(Boolean).join(' '));

/** Whether all words of a query are in a record. No word of the tests is a typo of another record's name. */
export function found(row: Row, q: unknown): boolean {
	const { givenName, familyName, mrn, licenseNumber, phone, dateOfBirth } = row.fields;
	const text = folded([givenName, familyName, mrn, licenseNumber, phone].filter(Boolean).join(' '));
	const words = String(q ?? '')
		.split(/\s+/)
		.filter(Boolean);
	return words.every((word) => {
		const born = dateOfBirth ?? '';
		const isYear = /^(19|20)\d\d$/.test(word);
		if (/^\d{4}-\d\d-\d\d$/.test(word)) return born === word;
		return text.includes(folded(word)) || (isYear && String(born).startsWith(word));
	});
}
