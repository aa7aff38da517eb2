/** Whether a value is an object, and no array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as JSON with sorted names; undefined equals null. */
const canonical = (value: unknown): string =>
	JSON.stringify(value ?? null, (_name, part: unknown) =>
		isObject(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);

/** Whether two values of a record are equal; undefined equals null. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
	canonical(one) === canonical(other);
