import { id as idSchema } from '@hms/contracts';
import type { z } from 'zod';
import type { UserContext } from '../context.ts';
import { domainErrorOf } from '../errors/errors.ts';
import { keyFlaws } from '../idempotency/idempotency.ts';
import type { JsonText } from '../json/json-text.ts';
import type { OtherFlaws } from '../trpc.ts';
import { patchFlaws } from './merge-patch.ts';
import { carriedFlaws, type Json } from './read-only-fields.ts';

/** An input's value as an id, if it is one. */
export function idIn(input: Json, name: string): string | undefined {
	const { data } = idSchema.safeParse(input[name]);
	return data;
}

/** Where no row is found there is nothing to compare with. */
export async function unlessUnknown<T>(read: Promise<T>): Promise<T | undefined> {
	try {
		return await read;
	} catch (error) {
		if (domainErrorOf(error).code === 'not_found') return undefined;
		throw error;
	}
}

/** What is wrong with how something new is asked for, besides its fields. */
export const flawsOfNew: OtherFlaws = async (ctx) => keyFlaws(ctx);

interface Person {
	/** @throws DomainError `not_found` */
	get: (ctx: UserContext, id: string) => Promise<JsonText<Json>>;
	/** The fields that a person writes. */
	fields: z.ZodObject;
	/** The fields that the system sets. */
	carried: Record<string, unknown>;
}

/** What is wrong with a change of a patient or doctor by what the record has. */
export function flawsOfChange(
	{ get, fields, carried }: Person,
	{ isPatch }: { isPatch: boolean },
): OtherFlaws {
	return async (ctx, input) => {
		const id = idIn(input, 'id');
		const row = id && (await unlessUnknown(get(ctx, id)))?.value();
		if (!row) return [];
		const sent = Object.entries(input).filter(([name]) => Object.hasOwn(carried, name));
		return [
			...carriedFlaws(row, Object.fromEntries(sent)),
			...(isPatch ? patchFlaws(fields, row, input) : []),
		];
	};
}
