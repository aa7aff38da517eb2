import {
	type FieldError,
	type Mapping,
	mappingCarried,
	mappingFields,
	today,
} from '@hms/contracts';
import type { UserContext } from '../context.ts';
import { keyFlaws } from '../idempotency/idempotency.ts';
import type { OtherFlaws } from '../trpc.ts';
import { idIn, unlessUnknown } from '../validation/change-errors.ts';
import { merged } from '../validation/merge-patch.ts';
import { carriedFlaws, type Json } from '../validation/read-only-fields.ts';
import { holdDoctor, lockPatient, unknownFlaws } from './locks.ts';
import { readMapping } from './queries.ts';
import { dayFlaws } from './rules.ts';

/** What is wrong with a new assignment by what is stored. */
export const flawsOfAssigning: OtherFlaws = (ctx, input) => {
	const [patientId, doctorId] = [idIn(input, 'patientId'), idIn(input, 'doctorId')];
	return ctx.db.transaction(async (db) => [
		...keyFlaws(ctx),
		...unknownFlaws({
			patientId: patientId === undefined || (await lockPatient(db, ctx, patientId)),
			doctorId: doctorId === undefined || (await holdDoctor(db, doctorId)),
		}),
	]);
};

/** What is wrong with a change of an assignment by what it is now. */
export const flawsOfReassigning =
	({ isPatch }: { isPatch: boolean }): OtherFlaws =>
	(ctx, input) => {
		const id = idIn(input, 'id');
		return id === undefined ? Promise.resolve([]) : flawsIn(ctx, id, { input, isPatch });
	};

function flawsIn(
	ctx: UserContext,
	id: string,
	{ input, isPatch }: { input: Json; isPatch: boolean },
): Promise<FieldError[]> {
	return ctx.db.transaction(async (db) => {
		const row = await unlessUnknown(readMapping(db, ctx, id));
		if (!row) return [];
		const sent = Object.entries(input).filter(([name]) => Object.hasOwn(mappingCarried, name));
		const doctorId = idIn(input, 'doctorId') ?? row.doctorId;
		return [
			...carriedFlaws({ ...row }, Object.fromEntries(sent)),
			...dayFlaws(isPatch ? patchedBy(input, row) : replacedBy(input, row), row),
			...unknownFlaws({
				doctorId: doctorId === row.doctorId || (await holdDoctor(db, doctorId)),
			}),
		];
	});
}

/** As `updateMapping` has it: without a first day it starts today. */
const patchedBy = (input: Json, row: Mapping) => ({
	startedOn: today(),
	...merged(mappingFields, { ...row }, input),
});

/** As `replaceMapping` has it: without a first day it keeps the one it has. */
const replacedBy = (input: Json, row: Mapping) => ({
	...merged(mappingFields, {}, input),
	startedOn: input['startedOn'] ?? row.startedOn,
});
