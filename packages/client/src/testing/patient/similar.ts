import { folded } from '../list/search.ts';
import { showPerson } from '../person/person.ts';
import { rowsOf } from '../state/records.ts';
import type { Call, Decision, Json, Row } from '../state/state.ts';
import { ownerOfNew } from './patients.ts';

/** The most hints that are answered. */
const maxHints = 5;

/**
 * Finds patients who may be the person that is about to be registered: those with the same name, telephone number or e-mail
 * address, and those with the same birth date and a word of the name. Unlike the server, it forgives no typos.
 */
export function similar(call: Call): Decision {
	const owner = ownerOfNew(call);
	if (typeof owner !== 'string') return owner;
	const scored = rowsOf(call.state, 'patient')
		.filter((row) => row.owner === owner)
		.map((row) => ({ row, points: likeness(row, call.input) }))
		.filter(({ points }) => points > 0)
		.sort((one, other) => other.points - one.points || newestFirst(one.row, other.row));
	return () => ({ items: scored.slice(0, maxHints).map(({ row }) => showPerson(call)(row)) });
}

const newestFirst = (one: Row, other: Row) => (one.updatedAt < other.updatedAt ? 1 : -1);

function likeness({ fields }: Row, input: Json): number {
	const words = (from: Json) =>
		folded([from['familyName'], from['givenName']].filter(Boolean).join(' '))
			.split(' ')
			.filter(Boolean)
			.sort();
	const [known, asked] = [words(fields), words(input)];
	const isSame = (name: string) => input[name] !== undefined && input[name] === fields[name];
	const hasSameName = asked.length > 0 && asked.join() === known.join();
	const isRelated = asked.some((word) => known.includes(word)) && isSame('dateOfBirth');
	return (
		(hasSameName ? 6 : isRelated ? 2 : 0) +
		(isSame('phone') ? 3 : 0) +
		(isSame('email') ? 3 : 0) +
		((hasSameName || isRelated) && isSame('dateOfBirth') ? 5 : 0)
	);
}
