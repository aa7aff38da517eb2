import { type FieldError, fieldErrors, isObject } from '@hms/contracts';
import { recordAccesses } from './access/accesses.ts';
import { refuseToken } from './auth/personal-tokens.ts';
import { hasSecondFactor, isSecondFactorRequired } from './auth/second-factor.ts';
import type { Procedure } from './procedures.ts';
import { readable } from './state/access.ts';
import {
	field,
	notFound,
	type Refusal,
	refusal,
	refusalOf,
	unauthenticated,
} from './state/refusal.ts';
import type { Call, Decision, Json } from './state/state.ts';

/** A call of a procedure, before its input is validated. */
export interface Operation {
	/** The procedure's name, as "patient.get". */
	name: string;
	procedure: Procedure;
	/** Reads the input; the errors are those of the request that hold it, such as an unknown parameter. */
	readInput: () => { input: unknown; errors: FieldError[] } | Refusal;
	idempotencyKey: string | null;
}

const dayMs = 86_400_000;
const printable = /^[\x20-\x7e]{1,255}$/;

/** Validates an operation and follows its rule. @param call what the rule gets; `user` is empty for nobody */
export function perform(call: Omit<Call, 'input'>, operation: Operation): Decision {
	const { procedure, idempotencyKey } = operation;
	const refused = refuseToken(call.tokenScope, operation.name, procedure.type);
	if (refused) return refused;
	// Whom a procedure is not for learns nothing of the input's rules.
	if (!procedure.isPublic && call.user === '') return unauthenticated();
	const lacking = procedure.withoutTwoFactor ? undefined : refuseWithoutTwoFactor(call);
	if (lacking) return lacking;
	if (procedure.isForAdmins && call.state.users.get(call.user)?.role !== 'admin') {
		return refusalOf('forbidden', 'Only administrators may do this.');
	}
	const read = operation.readInput();
	if ('refused' in read) return read;
	const key = procedure.acceptsIdempotencyKey ? idempotencyKey : null;
	const keyErrors =
		key === null || printable.test(key)
			? []
			: [field('Idempotency-Key', 'must be 1 to 255 printable ASCII characters')];
	const parsed = procedure.input.safeParse(read.input);
	const schemaErrors = parsed.success ? [] : fieldErrors(parsed.error);
	const errors = [...withoutRepeats(read.errors, schemaErrors), ...keyErrors];
	if (errors.length > 0) return withFurtherErrors(call, operation, errors, read.input);
	const input = isObject(parsed.data) ? parsed.data : {};
	const decision = once({ ...call, input }, operation, key);
	if ('refused' in decision) {
		return decision.refused.code === 'validation'
			? withFurtherErrors(call, operation, decision.refused.errors, input)
			: decision;
	}
	return () => {
		const output = decision();
		recordAccesses({ ...call, input }, operation.name, output);
		return output;
	};
}

/** The refusal for whoever must have a second factor and has none. */
export function refuseWithoutTwoFactor({
	state,
	user,
}: Pick<Call, 'state' | 'user'>): Refusal | undefined {
	const account = state.users.get(user);
	if (!account || hasSecondFactor(account) || !isSecondFactorRequired(state, account)) {
		return undefined;
	}
	return refusalOf(
		'two_factor_required',
		'This clinic requires a second factor. Set one up first.',
	);
}

function withFurtherErrors(
	call: Omit<Call, 'input'>,
	{ procedure }: Operation,
	errors: FieldError[],
	input: unknown,
): Refusal {
	const others = isObject(input) ? (procedure.furtherErrors?.({ ...call, input }) ?? []) : [];
	return refusal('validation', ...withoutRepeats(errors, others));
}

/** Errors and others, without another one of the same field. */
function withoutRepeats(errors: FieldError[], others: FieldError[]): FieldError[] {
	const paths = new Set(errors.map(({ path }) => path));
	return [...errors, ...others.filter(({ path }) => !paths.has(path))];
}

/** Follows a rule, or answers as it was answered to the first request with this key. */
function once(call: Call, { name, procedure }: Operation, key: string | null): Decision {
	if (key === null) return procedure.rule(call);
	const { state, chosen } = call;
	const slot = `${call.user} ${key}`;
	const request = requestText(name, call.input);
	const at = Date.parse(chosen.now());
	const first = state.firstAnswers.get(slot);
	if (first && at - first.at < dayMs) {
		if (first.request !== request) {
			const detail = 'This key was used for another request. Use a new one.';
			return refusalOf('idempotency_mismatch', detail);
		}
		const { patientOf } = procedure;
		const isHidden = patientOf && !readable(call, 'patient', patientOf(Object(first.body)));
		return isHidden ? notFound('patient') : () => first.body;
	}
	const decision = procedure.rule(call);
	if ('refused' in decision) return decision;
	return () => {
		const body = decision();
		state.firstAnswers.set(slot, { request, body, at });
		return body;
	};
}

const requestText = (name: string, input: Json) => JSON.stringify([name, input]);
