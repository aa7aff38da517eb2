import { isSameValue as same } from '@hms/contracts';

/** Who changed a field since both started from the same version. `both`: to different values, which is a conflict. */
type ChangedBy = 'me' | 'them' | 'both';

/** The merge of two versions of a record that were edited at the same time. */
export interface Merge<Fields> {
	/** Has the changes of both; a conflicting field has my value until the user chooses. */
	merged: Fields;
	/** The changed fields, in the record's order. */
	changed: { field: keyof Fields; by: ChangedBy }[];
}

const isTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Merges the additions and removals that both made to a list. */
function mergeTexts(base: string[], mine: string[], theirs: string[]): string[] {
	const removed = base.filter((text) => !mine.includes(text) || !theirs.includes(text));
	return [...new Set([...theirs, ...mine])].filter((text) => !removed.includes(text));
}

/**
 * Three-way merge of a record, field by field: a change that one side made is taken, and lists of texts take the additions
 * and removals of both sides. An object such as an address is merged as one field.
 * @param base the version that both started from
 * @param mine fields that are undefined count as unchanged
 */
export function mergeThreeWay<Fields extends object>(
	base: Fields,
	mine: Fields,
	theirs: Fields,
): Merge<Fields> {
	const merged = { ...theirs };
	const changed: Merge<Fields>['changed'] = [];
	// The objects have no other keys than their type: all three come from the same schema.
	for (const field of Object.keys({ ...theirs, ...mine }) as (keyof Fields)[]) {
		const [before, theirValue] = [base[field], theirs[field]];
		const myValue = mine[field] === undefined ? before : mine[field];
		if (same(myValue, before) && same(theirValue, before)) continue;
		if (same(myValue, before)) {
			changed.push({ field, by: 'them' });
		} else if (same(theirValue, before)) {
			merged[field] = myValue;
			changed.push({ field, by: 'me' });
		} else if (!same(myValue, theirValue)) {
			if (isTexts(before) && isTexts(myValue) && isTexts(theirValue)) {
				// A list of texts, as this field is.
				merged[field] = mergeTexts(before, myValue, theirValue) as Fields[typeof field];
				changed.push({ field, by: 'me' });
			} else {
				merged[field] = myValue;
				changed.push({ field, by: 'both' });
			}
		}
	}
	return { merged, changed };
}

/** The fields that both changed to different values, for the user to choose from. */
export function conflictingFields<Fields>({ changed }: Merge<Fields>): (keyof Fields)[] {
	return changed.filter(({ by }) => by === 'both').map(({ field }) => field);
}
