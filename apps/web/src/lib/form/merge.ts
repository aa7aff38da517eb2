import { isSameValue as same } from '@hms/contracts';

/** Who changed a field since both started from the same record. `both`: to different values, so that one has to give way. */
type ChangedBy = 'me' | 'them' | 'both';

/** A record that two people changed at the same time. */
export interface Merge<Fields> {
	/** Both changes together; a field that both changed holds mine, until somebody chooses. */
	merged: Fields;
	/** The fields that were changed, in the order of the record. */
	changed: { field: keyof Fields; by: ChangedBy }[];
}

const isTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((item) => typeof item === 'string');

/** A list to which both added and from which both took away. */
function mergeTexts(base: string[], mine: string[], theirs: string[]): string[] {
	const taken = base.filter((text) => !mine.includes(text) || !theirs.includes(text));
	return [...new Set([...theirs, ...mine])].filter((text) => !taken.includes(text));
}

/**
 * Brings together what two people made of one record, field by field: who changed a field alone is followed, and lists
 * of texts take the additions and removals of both. An address or another composed field is one field.
 * @param base the record that both started from
 * @param mine what is undefined in it stays as it was
 */
export function mergeThreeWay<Fields extends object>(
	base: Fields,
	mine: Fields,
	theirs: Fields,
): Merge<Fields> {
	const merged = { ...theirs };
	const changed: Merge<Fields>['changed'] = [];
	// The names of an object are those of its type here: all three come out of the same schema.
	for (const field of Object.keys({ ...theirs, ...mine }) as (keyof Fields)[]) {
		const [was, their] = [base[field], theirs[field]];
		const my = mine[field] === undefined ? was : mine[field];
		if (same(my, was) && same(their, was)) continue;
		if (same(my, was)) {
			changed.push({ field, by: 'them' });
		} else if (same(their, was)) {
			merged[field] = my;
			changed.push({ field, by: 'me' });
		} else if (!same(my, their)) {
			if (isTexts(was) && isTexts(my) && isTexts(their)) {
				// Of the same type as what went in.
				merged[field] = mergeTexts(was, my, their) as Fields[typeof field];
				changed.push({ field, by: 'me' });
			} else {
				merged[field] = my;
				changed.push({ field, by: 'both' });
			}
		}
	}
	return { merged, changed };
}

/** The fields that somebody has to choose about. */
export function conflictingFields<Fields>({ changed }: Merge<Fields>): (keyof Fields)[] {
	return changed.filter(({ by }) => by === 'both').map(({ field }) => field);
}
