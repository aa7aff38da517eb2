import { z } from 'zod';
import { changeActions, changeSubjects } from './enums.ts';
import { id, instant, plainDate } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { namedUser } from './user.ts';

const recorded = z
	.json()
	.meta({ id: 'Recorded', description: 'What the field held, as the record has it.' });

/** A changed field. In a record's first change `before` is null. */
export const fieldChange = z
	.strictObject({ field: z.string(), before: recorded, after: recorded })
	.meta({ id: 'FieldChange' });
export type FieldChange = z.infer<typeof fieldChange>;

/** An entry of a record's history. */
export const change = z
	.strictObject({
		id,
		at: instant,
		actor: namedUser.describe('Who did it.'),
		action: z.enum(changeActions).meta({ id: 'ChangeAction' }),
		changes: z.array(fieldChange).describe('One entry for each field that changed.'),
	})
	.meta({ id: 'Change' });
export type Change = z.infer<typeof change>;

export const historyInput = z.strictObject({ id, ...pageInput(['at'], 'HistorySort') });
export type HistoryInput = z.infer<typeof historyInput>;
export const historyPage = pageOf(change, 'HistoryPage');

const changeSubject = z.enum(changeSubjects).meta({ id: 'ChangeSubject' });
const named = z.strictObject({ id, name: z.string() });

/** A change with its record, under the record's current name. */
export const activity = change
	.extend({
		subject: named.extend({
			type: changeSubject,
			patient: named.nullable().describe('Of an assignment: who is looked after.'),
			doctor: named.nullable().describe('Of an assignment: by whom.'),
			archived: z
				.boolean()
				.describe('Whether it is archived now; of an assignment: whether its patient is.'),
		}),
	})
	.meta({ id: 'Activity' });
export type Activity = z.infer<typeof activity>;

const activityFilters = {
	subject: changeSubject.optional().describe('Only changes of this kind of record.'),
	mine: z.boolean().default(false).describe('Only what the caller did.'),
	actorId: id.optional().describe('Only what this user did.'),
	patientId: id.optional().describe('Only changes of this patient and its assignments.'),
	doctorId: id.optional().describe('Only changes of this doctor and of assignments to it.'),
	from: plainDate.optional().describe('Only changes of this day in the clinic, or later.'),
	to: plainDate.optional().describe('Only changes of this day in the clinic, or earlier.'),
};

const activityPaging = pageInput(['at'], 'ActivitySort');

export const listActivityInput = z.strictObject({ ...activityPaging, ...activityFilters });
export type ListActivityInput = z.infer<typeof listActivityInput>;

/** A page of an export is as large as a page can be. */
export const exportActivityInput = z.strictObject({
	cursor: activityPaging.cursor,
	...activityFilters,
});
export const activityPage = pageOf(activity, 'ActivityPage');
