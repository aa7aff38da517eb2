import { Secret, TOTP } from 'otpauth';
import type { Json } from './case.ts';

/** What a text stands for in a case: values by their names. */
export type Values = Map<string, Json>;

const isObject = (value: unknown): value is Record<string, Json> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const kinds: Record<string, RegExp> = {
	$id: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
	$instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
	$day: /^\d{4}-\d\d-\d\d$/,
	$text: /./,
};

/**
 * Puts values in place of their names. A text that is one name becomes the value, of whatever type; within a longer text the
 * value is written. `{today}`, `{today+7}` and `{today-1}` are days of the clinic.
 * @throws if there is no such value
 */
export function filled(value: Json, values: Values): Json {
	if (typeof value === 'string') return filledText(value, values);
	if (Array.isArray(value)) return value.map((one) => filled(one, values));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, filled(inner, values)]),
	);
}

const nameInText = /\{([\w.]+)([+-]\d+)?\}/g;

function filledText(text: string, values: Values): Json {
	const [whole, name = '', days] = new RegExp(`^${nameInText.source}$`).exec(text) ?? [];
	if (whole !== undefined) return valueNamed(name, days, values);
	return text.replaceAll(nameInText, (_, one: string, more?: string) =>
		String(valueNamed(one, more, values)),
	);
}

function valueNamed(name: string, days: string | undefined, values: Values): Json {
	const value = values.get(name);
	if (value === undefined) throw new Error(`the case has no value {${name}}`);
	if (days === undefined) return value;
	const day = new Date(`${value}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + Number(days));
	return day.toISOString().slice(0, 10);
}

/**
 * What is wrong with a value; undefined if it matches. An object has at least the fields of the expected one; a list has just as
 * many items, in this order. Instead of a value: `$any`, `$absent`, `$id`, `$instant`, `$day`, `$text`; instead of a list:
 * `{"$inAnyOrder": […]}`, or `{"$includes": […]}` for one that may have more.
 */
export function mismatch(
	expected: Json,
	actual: Json | undefined,
	path = 'answer',
): string | undefined {
	if (expected === '$any') return actual === undefined ? `${path} is missing` : undefined;
	if (expected === '$absent') return actual === undefined ? undefined : `${path} is there`;
	const said = () => `${path} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
	const kind = typeof expected === 'string' ? kinds[expected] : undefined;
	if (kind) return typeof actual === 'string' && kind.test(actual) ? undefined : said();
	if (Array.isArray(expected)) {
		if (!Array.isArray(actual) || actual.length !== expected.length) return said();
		return firstOf(expected.map((one, index) => mismatch(one, actual[index], `${path}.${index}`)));
	}
	if (!isObject(expected)) return actual === expected ? undefined : said();
	const { $inAnyOrder: unordered, $includes: included } = expected;
	if (Array.isArray(unordered) || Array.isArray(included)) {
		const wanted = [unordered ?? included ?? []].flat();
		if (!Array.isArray(actual)) return said();
		if (Array.isArray(unordered) && actual.length !== wanted.length) return said();
		return wanted.every((one) => actual.some((item) => mismatch(one, item) === undefined))
			? undefined
			: said();
	}
	if (!isObject(actual)) return said();
	return firstOf(
		Object.entries(expected).map(([name, one]) => mismatch(one, actual[name], `${path}.${name}`)),
	);
}

const firstOf = (mismatches: (string | undefined)[]) => mismatches.find((one) => one !== undefined);

/**
 * The value at a place, as "items.0.id". At "url#token" it is what follows `token=` in the fragment of the link `url`; at
 * "secret#totp" the code that an authenticator app with this secret shows now, at "secret#totp+1" its next one.
 */
export function valueAt(value: Json, place: string): Json | undefined {
	const [path = '', parameter] = place.split('#');
	let found: Json | undefined = value;
	for (const name of path.split('.')) {
		found = Array.isArray(found) ? found[Number(name)] : isObject(found) ? found[name] : undefined;
	}
	if (parameter === undefined) return found;
	const [, later] = /^totp(\+\d+)?$/.exec(parameter) ?? [undefined, null];
	if (later !== null) return codeOf(String(found), Number(later ?? 0));
	const fragment = new URL(String(found)).hash.slice(1);
	return new URLSearchParams(fragment).get(parameter) ?? undefined;
}

const codeOf = (secret: string, later: number) =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({
		timestamp: Date.now() + later * 30_000,
	});
