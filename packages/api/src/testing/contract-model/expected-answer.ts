import { doctorVerbs } from './doctors.ts';
import { activity } from './lists.ts';
import { besides, mappingVerbs } from './mappings.ts';
import {
	type Answer,
	isObject,
	type Json,
	type Operation,
	refusal,
	type UserName,
} from './operation.ts';
import { patientVerbs } from './patients.ts';
import { personBesides } from './people.ts';
import { type Asked, type Decision, learn, type State } from './records.ts';

const verbs: Record<string, Record<string, (asked: Asked) => Decision>> = {
	patient: patientVerbs,
	doctor: doctorVerbs,
	mapping: mappingVerbs,
	activity: { list: activity },
};

/** One request: by whom, what, and whether it was made with something wrong in it, and where. */
export interface Request {
	user: UserName;
	operation: Operation;
	/** The path of the one field that breaks a rule of the contract by itself. */
	flaw?: string | undefined;
}

/**
 * What the contract says that a request is answered with; the state becomes what it is afterwards.
 * @param came the answer that came, of which only what the system is free to choose is taken over
 */
export function answerOf(state: State, request: Request, came: Answer): Answer {
	const { user, operation, flaw } = request;
	if (flaw !== undefined) return refusal('validation', flaw, ...allBesides(state, request));
	const slot = operation.key === undefined ? undefined : `${user} ${operation.key}`;
	const asked = JSON.stringify([operation.procedure, operation.input]);
	const first = slot === undefined ? undefined : state.kept.get(slot);
	if (first) return first.asked === asked ? { body: first.body } : refusal('idempotency_mismatch');

	const body = 'body' in came ? came.body : undefined;
	const decision = decide(state, request, isObject(body) ? body : {});
	if ('refused' in decision) return decision;
	learn(state, body);
	const expected = { body: decision() };
	if (slot !== undefined) state.kept.set(slot, { asked, body: expected.body });
	return expected;
}

/** What else is wrong with a request that is refused anyway. */
function allBesides(state: State, { user, operation }: Request): string[] {
	const [noun, verb = ''] = operation.procedure.split('.');
	const asked = { state, user, input: operation.input, came: {} };
	if (noun === 'mapping') return /^(create|replace|update)$/.test(verb) ? besides(asked, verb) : [];
	return noun === 'patient' || noun === 'doctor' ? personBesides(asked, noun, verb) : [];
}

function decide(state: State, { user, operation }: Request, came: Json): Decision {
	const [noun = '', verb = ''] = operation.procedure.split('.');
	const rule = verbs[noun]?.[verb];
	if (!rule) throw new Error(`the model has no rule for ${operation.procedure}`);
	return rule({ state, user, input: operation.input, came });
}
