import { perform, procedures } from '@hms/client/testing/model';
import { type Answer, isObject, type Json, type Operation, type UserName } from './operation.ts';
import { wholeAnswer } from './send.ts';
import { learnInstants, type Model, noteWrites, uuid } from './state.ts';

/** A request of a user; `invalidPath` if its input was made invalid on purpose. */
export interface Request {
	user: UserName;
	operation: Operation;
	/** The path of the one field that is invalid by itself. */
	invalidPath?: string | undefined;
}

/**
 * The answer that the rules prescribe for a request. Changes the model as the request changes the clinic.
 * @param actual the API's answer, of which only values that the system chooses are used, such as ids
 * @throws if the rules accept an input that was made invalid
 */
export function expectedAnswer(model: Model, request: Request, actual: Answer): Answer {
	const { user, operation, invalidPath } = request;
	const body = 'body' in actual && isObject(actual.body) ? actual.body : {};
	const expected = wholeAnswer(operation, (one) => answerOf(model, user, one, body));
	if (invalidPath !== undefined && !isRefusedFor(expected, invalidPath))
		throw new Error(`the rules accept ${JSON.stringify(request)}`);
	return expected;
}

const isRefusedFor = (answer: Answer, path: string) =>
	'refused' in answer &&
	answer.refused.code === 'validation' &&
	answer.refused.paths.includes(path);

function answerOf(model: Model, user: UserName, operation: Operation, actual: Json): Answer {
	const { procedure: name, input, key = null } = operation;
	const procedure = procedures.get(name);
	if (!procedure) throw new Error(`there is no rule for ${name}`);
	const { state, users } = model;
	const before = new Map([...state.rows].map(([id, row]) => [id, { ...row }]));
	const decision = perform(
		{
			...{ state, user: users[user].id, session: '', userAgent: null },
			chosen: chosenIn(model, actual),
			setCookie: () => undefined,
		},
		{ name, procedure, readInput: () => ({ input, errors: [] }), idempotencyKey: key },
	);
	noteWrites(model, before, actual['createdAt']);
	if ('refused' in decision) {
		const { code, errors } = decision.refused;
		return { refused: { code, paths: errors.map(({ path }) => path) } };
	}
	learnInstants(model, actual);
	return { body: decision() };
}

const modelTime = Date.parse('2026-01-01T00:00:00.000Z');

/** The id and the number that the API has chosen, if they are well formed and new; else a text that no answer equals. */
function chosenIn(model: Model, actual: Json) {
	const { rows } = model.state;
	model.chosen += 1;
	const instant = new Date(modelTime + model.chosen).toISOString();
	return {
		id: () => {
			const { id } = actual;
			const isNew = typeof id === 'string' && uuid.test(id) && !rows.has(id);
			return isNew ? id : 'a new UUID of version 7';
		},
		mrn: (isFree: (mrn: string) => boolean) => {
			const mrn = String(actual['mrn']);
			return /^P-\d{6,}$/.test(mrn) && isFree(mrn) ? mrn : 'a free number, P- and six digits';
		},
		// Of entries of the history, whose ids and instants are not compared, but their order is.
		otherId: () => {
			model.chosen += 1;
			return `01900000-0000-7000-8000-${model.chosen.toString(16).padStart(12, '0')}`;
		},
		now: () => instant,
	};
}
