import {
	type FieldError,
	type Mapping,
	mappingFields,
	mappingReadOnlyFields,
	today,
} from '@hms/contracts';
import type { UserContext } from '../context.ts';
import { idempotencyKeyErrors } from '../idempotency/idempotency.ts';
import { getPatient } from '../patient/queries.ts';
import type { InputCheck } from '../trpc.ts';
import { idOf, undefinedIfNotFound } from '../validation/change-errors.ts';
import { merged } from '../validation/merge-patch.ts';
import { type Json, readOnlyFieldErrors } from '../validation/read-only-fields.ts';
import { lockDoctor, notFoundErrors } from './locks.ts';
import { getMapping } from './queries.ts';
import { dateErrors } from './rules.ts';

/** Checks the patient and doctor of a new mapping. */
export const checkCreateMapping: InputCheck = async (ctx, input) => {
	const [patientId, doctorId] = [idOf(input, 'patientId'), idOf(input, 'doctorId')];
	const patient =
		patientId === undefined ||
		(await undefinedIfNotFound(getPatient(ctx, patientId))) !== undefined;
	return ctx.db.transaction(async (db) => [
		...idempotencyKeyErrors(ctx),
		...notFoundErrors({
			patientId: patient,
			doctorId: doctorId === undefined || (await lockDoctor(db, doctorId)),
		}),
	]);
};

/** Checks a change of a mapping against the stored mapping. */
export const checkChangeMapping =
	({ isPatch }: { isPatch: boolean }): InputCheck =>
	(ctx, input) => {
		const id = idOf(input, 'id');
		return id === undefined ? Promise.resolve([]) : errorsOfChange(ctx, id, { input, isPatch });
	};

async function errorsOfChange(
	ctx: UserContext,
	id: string,
	{ input, isPatch }: { input: Json; isPatch: boolean },
): Promise<FieldError[]> {
	const row = (await undefinedIfNotFound(getMapping(ctx, { id })))?.value();
	if (!row) return [];
	return ctx.db.transaction(async (db) => {
		const sent = Object.entries(input).filter(([name]) =>
			Object.hasOwn(mappingReadOnlyFields, name),
		);
		const doctorId = idOf(input, 'doctorId') ?? row.doctorId;
		return [
			...readOnlyFieldErrors({ ...row }, Object.fromEntries(sent)),
			...dateErrors(isPatch ? patchedBy(input, row) : replacedBy(input, row), row),
			...notFoundErrors({
				doctorId: doctorId === row.doctorId || (await lockDoctor(db, doctorId)),
			}),
		];
	});
}

/** As in `updateMapping`: without `startedOn` a mapping starts today. */
const patchedBy = (input: Json, row: Mapping) => ({
	startedOn: today(),
	...merged(mappingFields, { ...row }, input),
});

/** As in `replaceMapping`: without `startedOn` a mapping keeps its own. */
const replacedBy = (input: Json, row: Mapping) => ({
	...merged(mappingFields, {}, input),
	startedOn: input['startedOn'] ?? row.startedOn,
});
