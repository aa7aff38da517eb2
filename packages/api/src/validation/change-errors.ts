import { id as idSchema } from '@hms/contracts';
import type { z } from 'zod';
import type { UserContext } from '../context.ts';
import { domainErrorOf } from '../errors/convert.ts';
import { idempotencyKeyErrors } from '../idempotency/idempotency.ts';
import type { JsonText } from '../json/json-text.ts';
import type { InputCheck } from '../trpc.ts';
import { patchErrors } from './merge-patch.ts';
import { type Json, readOnlyFieldErrors } from './read-only-fields.ts';

/** A field of an input, if it is a valid id. */
export function idOf(input: Json, name: string): string | undefined {
	const { data } = idSchema.safeParse(input[name]);
	return data;
}

/** The row, or undefined where the read throws `not_found`. */
export async function undefinedIfNotFound<T>(read: Promise<T>): Promise<T | undefined> {
	try {
		return await read;
	} catch (error) {
		if (domainErrorOf(error).code === 'not_found') return undefined;
		throw error;
	}
}

/** Checks the idempotency key of a request that creates a record. */
export const checkIdempotencyKey: InputCheck = async (ctx) => idempotencyKeyErrors(ctx);

/** A kind of record: how to read one, and its fields. */
interface RecordType {
	/** @throws DomainError `not_found` */
	get: (ctx: UserContext, id: string) => Promise<JsonText<Json>>;
	/** The writable fields. */
	fields: z.ZodObject;
	/** The fields that only the system sets. */
	readOnlyFields: Record<string, unknown>;
}

/** Checks a change of a patient or doctor against the stored record. */
export function checkChange(
	{ get, fields, readOnlyFields }: RecordType,
	{ isPatch }: { isPatch: boolean },
): InputCheck {
	return async (ctx, input) => {
		const id = idOf(input, 'id');
		const row = id && (await undefinedIfNotFound(get(ctx, id)))?.value();
		if (!row) return [];
		const sent = Object.entries(input).filter(([name]) => Object.hasOwn(readOnlyFields, name));
		return [
			...readOnlyFieldErrors(row, Object.fromEntries(sent)),
			...(isPatch ? patchErrors(fields, row, input) : []),
		];
	};
}
