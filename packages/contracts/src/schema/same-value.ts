/** Whether a value has fields. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a record as text in which the order of names makes no difference; what is absent is as good as null. */
const written = (value: unknown): string =>
	JSON.stringify(value ?? null, (_name, part: unknown) =>
		isObject(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);

/** Whether two values of a record are the same; what is absent is as good as null. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
	written(one) === written(other);
