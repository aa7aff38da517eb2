import type { Case, Json, Step } from './case.ts';
import { filled, mismatch, type Values, valueAt } from './match.ts';

/** Sends a request whose path is below `/api`. */
export type SendRequest = (path: string, init: RequestInit) => Promise<Response>;

/** What a case knows of a user. */
export interface ConformanceUser {
	id: string;
	email: string;
	password: string;
	token: string;
	refreshToken: string;
}

/** Makes a user whom no other case has, with the role `admin` if that is the name. */
export type MakeUser = (name: string) => Promise<ConformanceUser>;

/** Runs a case. @returns what is wrong; undefined if all is as it should be */
export async function runCase(
	{ steps }: Case,
	{ send, makeUser, today }: { send: SendRequest; makeUser: MakeUser; today: string },
): Promise<string | undefined> {
	const values: Values = new Map<string, Json>([
		['today', today],
		['unknown', '01900000-0000-7000-8000-000000000000'],
		['word', randomWord()],
	]);
	// Those who only appear in a later step are made now too, so that `{grace.id}` can be written before.
	for (const name of new Set(steps.flatMap((step) => step.as ?? []))) {
		for (const [field, value] of Object.entries(await makeUser(name))) {
			values.set(`${name}.${field}`, value);
		}
	}
	for (const [index, step] of steps.entries()) {
		const wrong = await runStep(step, send, values);
		if (wrong) return `step ${index + 1}, ${step.method} ${step.path}: ${wrong}`;
	}
	return undefined;
}

/** A word that nobody else has in a name: ten letters. */
const randomWord = () =>
	crypto
		.randomUUID()
		.replaceAll('-', '')
		.slice(0, 10)
		.replaceAll(/\d/g, (digit) => String.fromCharCode('g'.charCodeAt(0) + Number(digit)));

async function runStep(step: Step, send: SendRequest, values: Values): Promise<string | undefined> {
	const written = (text: string) => String(filled(text, values));
	const body =
		step.text ?? (step.body === undefined ? undefined : JSON.stringify(filled(step.body, values)));
	const response = await send(written(step.path), {
		method: step.method,
		headers: {
			...(step.as === undefined
				? {}
				: { authorization: `Bearer ${values.get(`${step.as}.token`)}` }),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...Object.fromEntries(
				Object.entries(step.headers ?? {}).map(([name, text]) => [name, written(text)]),
			),
		},
		...(body === undefined ? {} : { body }),
	});
	const text = await response.text();
	if (response.status !== step.status) {
		return `the status is ${response.status}, not ${step.status}: ${text.slice(0, 500)}`;
	}
	const type = response.headers.get('content-type') ?? '';
	const answer: Json | undefined = text && type.includes('json') ? JSON.parse(text) : undefined;
	for (const [name, place] of Object.entries(step.capture ?? {})) {
		const value = answer === undefined ? undefined : valueAt(answer, place);
		if (value === undefined) return `there is no ${place} in ${text.slice(0, 500)}`;
		values.set(name, value);
	}
	return (
		(step.answer === undefined ? undefined : mismatch(filled(step.answer, values), answer)) ??
		wrongHeader(step, response, written) ??
		(step.code === undefined ? undefined : wrongProblem(step, response, answer))
	);
}

function wrongHeader(
	{ answerHeaders = {} }: Step,
	{ headers }: Response,
	written: (text: string) => string,
): string | undefined {
	for (const [name, text] of Object.entries(answerHeaders)) {
		const actual = headers.get(name);
		const wrong = mismatch(written(text), actual ?? undefined, name);
		if (wrong) return wrong;
	}
	return undefined;
}

/** What is wrong with a problem body (RFC 9457). */
function wrongProblem(
	{ status, code = '', paths }: Step,
	{ headers }: Response,
	problem: Json | undefined,
): string | undefined {
	const expected = {
		...{ type: `/problems/${code}`, title: '$text', status, code, detail: '$text' },
		requestId: headers.get('x-request-id'),
	};
	const wrong = mismatch(expected, problem);
	if (wrong) return wrong;
	const errors = problem === undefined ? undefined : valueAt(problem, 'errors');
	const fields = Array.isArray(errors) ? errors.map((error) => valueAt(error, 'path')) : [];
	const [actual, wanted] = [fields.map(String).sort(), [...(paths ?? [])].sort()];
	return actual.join() === wanted.join()
		? undefined
		: `the fields at fault are ${JSON.stringify(actual)}, not ${JSON.stringify(wanted)}`;
}
