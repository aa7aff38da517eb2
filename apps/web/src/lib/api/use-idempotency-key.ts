'use client';

import { useState } from 'react';
import { uniqueId } from '../ui/unique-id.ts';

const name = 'idempotencyKey';

/** The idempotency key that a call travels with, if it has one. */
export function idempotencyKeyOf(context: Record<string, unknown>): string | undefined {
	const key = context[name];
	return typeof key === 'string' ? key : undefined;
}

/**
 * Options of a mutation that makes something: `trpc.patient.create.useMutation(useIdempotencyKey())`. However often a form sends
 * it, because of a double click or an answer that was lost, it is made once; after it was made, the form may make
 * another.
 */
export function useIdempotencyKey() {
	const [key, setKey] = useState(uniqueId);
	return { trpc: { context: { [name]: key } }, onSuccess: () => setKey(uniqueId()) };
}
