import { z } from 'zod';
import { accessKinds, accessRights } from './enums.ts';
import { id, instant } from './schema/fields.ts';
import { pageInput, pageOf } from './schema/page.ts';
import { namedUser } from './user.ts';

/** What of a patient was seen. */
export const accessKind = z.enum(accessKinds).meta({ id: 'AccessKind' });

/** A read of a patient: one for each person, session, right, kind and five minutes. */
export const access = z
	.strictObject({
		id,
		at: instant.describe('When it was first within five minutes.'),
		user: namedUser.describe('Who saw the patient.'),
		right: z
			.enum(accessRights)
			.meta({ id: 'AccessRight' })
			.describe('By which right: as the owner, by a share, or by emergency access.'),
		kind: accessKind.describe('What was seen.'),
		sessionId: id.describe('The session, or the personal token, that asked.'),
	})
	.meta({ id: 'Access' });
export type Access = z.infer<typeof access>;

export const listAccessesInput = z.strictObject({
	id,
	...pageInput(['at'], 'AccessSort'),
	userId: id.optional().describe('Only what this person saw.'),
});
export type ListAccessesInput = z.infer<typeof listAccessesInput>;
export const accessPage = pageOf(access, 'AccessPage');
