import { doctorOperations } from './doctors.ts';
import { activity } from './lists.ts';
import { furtherMappingErrors, mappingOperations } from './mappings.ts';
import {
	type Answer,
	isObject,
	type Json,
	type Operation,
	refusal,
	type UserName,
} from './operation.ts';
import { patientOperations } from './patients.ts';
import { furtherPersonErrors } from './people.ts';
import { type Call, type Decision, learnTimestamps, type State } from './records.ts';

const operations: Record<string, Record<string, (call: Call) => Decision>> = {
	patient: patientOperations,
	doctor: doctorOperations,
	mapping: mappingOperations,
	activity: { list: activity },
};

/** A request of a user; `invalidPath` if its input was made invalid on purpose. */
export interface Request {
	user: UserName;
	operation: Operation;
	/** The path of the one field that is invalid by itself. */
	invalidPath?: string | undefined;
}

/**
 * The answer that the contract prescribes for a request. Changes the state as the request does.
 * @param actual the API's answer, of which only values that the system chooses are used, such as ids
 */
export function expectedAnswer(state: State, request: Request, actual: Answer): Answer {
	const { user, operation, invalidPath } = request;
	if (invalidPath !== undefined)
		return refusal('validation', invalidPath, ...furtherErrors(state, request));
	const slot = operation.key === undefined ? undefined : `${user} ${operation.key}`;
	const requestText = JSON.stringify([operation.procedure, operation.input]);
	const first = slot === undefined ? undefined : state.idempotentAnswers.get(slot);
	if (first)
		return first.request === requestText ? { body: first.body } : refusal('idempotency_mismatch');

	const body = 'body' in actual ? actual.body : undefined;
	const decision = decide(state, request, isObject(body) ? body : {});
	if ('refused' in decision) return decision;
	learnTimestamps(state, body);
	const expected = { body: decision() };
	if (slot !== undefined)
		state.idempotentAnswers.set(slot, { request: requestText, body: expected.body });
	return expected;
}

/** The paths of further errors in a request whose input is invalid. */
function furtherErrors(state: State, { user, operation }: Request): string[] {
	const [noun, verb = ''] = operation.procedure.split('.');
	const call = { state, user, input: operation.input, actual: {} };
	if (noun === 'mapping')
		return /^(create|replace|update)$/.test(verb) ? furtherMappingErrors(call, verb) : [];
	return noun === 'patient' || noun === 'doctor' ? furtherPersonErrors(call, noun, verb) : [];
}

function decide(state: State, { user, operation }: Request, actual: Json): Decision {
	const [noun = '', verb = ''] = operation.procedure.split('.');
	const rule = operations[noun]?.[verb];
	if (!rule) throw new Error(`the model has no rule for ${operation.procedure}`);
	return rule({ state, user, input: operation.input, actual });
}
