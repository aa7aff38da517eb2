import type { Access, ListAccessesInput, Page } from '@hms/contracts';
import { listAccesses } from '../access/queries.ts';
import { withShared } from '../access/shared.ts';
import type { UserContext } from '../context.ts';
import type { JsonText } from '../json/json-text.ts';
import { requirePatient } from './queries.ts';

/**
 * Who saw a patient of this user, archived or not, newest first; this process's reads up to now are among them.
 * @throws DomainError `not_found`, `forbidden` for a colleague
 */
export async function listPatientAccesses(
	ctx: UserContext,
	{ userId, ...input }: ListAccessesInput,
): Promise<JsonText<Page<Access>>> {
	await Promise.all([
		withShared(ctx, 'own', { kind: 'patient', id: input.id }, (of) => requirePatient(of, input.id)),
		ctx.services.accesses.flush(),
	]);
	return listAccesses(ctx, { ...input, seenBy: userId });
}
