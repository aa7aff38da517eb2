import type { InvitedPerson, RegisterInput, Role, SignInOptions } from '@hms/contracts';
import type { Db } from '@hms/db';
import type { Context } from '../context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { findInvitation, takeInvitation } from '../invitation/queries.ts';
import { hasAccounts } from './accounts.ts';

const closed = () =>
	new DomainError('forbidden', 'Registration is closed. Ask an administrator for an account.');

const byInvitation = () =>
	new DomainError(
		'forbidden',
		'Registration is by invitation. Ask an administrator for a link to register with.',
	);

const badInvitation = () =>
	new DomainError(
		'forbidden',
		'This invitation was used or withdrawn, has expired, or is for another e-mail address. Ask an administrator for another one.',
	);

type Applicant = Pick<RegisterInput, 'email' | 'invitation'>;

/** Who may register now. The first account of an installation needs no invitation, because nobody could give one. */
export async function readSignInOptions({ services }: Context): Promise<SignInOptions> {
	const { database, settings, mail } = services;
	const needsNone = settings.registration === 'invite' && !(await hasAccounts(database.system));
	const { name: clinicName } = services.clinic;
	return {
		registration: needsNone ? 'open' : settings.registration,
		mail: mail !== null,
		clinicName,
	};
}

/** Whom a link invites. @throws DomainError `forbidden` if the link does not work, or registration is closed */
export async function readInvitedPerson(
	{ services }: Context,
	token: string,
): Promise<InvitedPerson> {
	if (services.settings.registration === 'closed') throw closed();
	const found = await findInvitation(services.database.system, token);
	if (!found) throw badInvitation();
	return found;
}

/** Checks whether somebody may register; `admit` decides. @throws DomainError `forbidden` */
export async function requireAdmission(ctx: Context, applicant: Applicant): Promise<void> {
	const { registration } = await readSignInOptions(ctx);
	if (registration === 'closed') throw closed();
	const { email, invitation } = applicant;
	if (invitation !== undefined) {
		const found = await findInvitation(ctx.services.database.system, invitation);
		if (found?.email !== email) throw badInvitation();
	} else if (registration === 'invite') throw byInvitation();
}

/**
 * Uses an applicant's invitation up, in the transaction that registers the account; of two with one invitation the second waits
 * for the first, and is refused.
 * @returns the role of the account
 * @throws DomainError `forbidden`
 */
export async function admit(
	{ services }: Context,
	db: Db,
	{ email, invitation }: Applicant,
): Promise<Role> {
	if (invitation !== undefined) {
		const taken = await takeInvitation(db, { token: invitation, email });
		if (!taken) throw badInvitation();
		return taken.role;
	}
	if (services.settings.registration === 'invite' && (await hasAccounts(db))) throw byInvitation();
	return 'staff';
}
