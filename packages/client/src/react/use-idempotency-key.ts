import { useState } from 'react';
import { randomKey } from '../random-key.ts';

const name = 'idempotencyKey';

/** The idempotency key in a call's context, if it has one. */
export function idempotencyKeyOf(context: Record<string, unknown>): string | undefined {
	const key = context[name];
	return typeof key === 'string' ? key : undefined;
}

/**
 * Options of a mutation that creates something: `clinic.patient.create.useMutation(useIdempotencyKey())`. However often a form
 * sends the call, because of a double click or a lost answer, it takes effect once. After a success the key changes, so that the
 * form can create another record.
 */
export function useIdempotencyKey() {
	const [key, setKey] = useState(randomKey);
	return { trpc: { context: { [name]: key } }, onSuccess: () => setKey(randomKey()) };
}
