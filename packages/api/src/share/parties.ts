import { type emergencyAccesses, type shares, users } from '@hms/db';
import { aliasedTable, eq, type SQL, sql } from 'drizzle-orm';

export const owners = aliasedTable(users, 'owners');
const receivers = aliasedTable(users, 'receivers');

/** The columns of whose patients a share or an emergency access opens, and to whom. */
export const partyColumns = {
	owner: { id: owners.id, name: owners.name },
	user: { id: receivers.id, name: receivers.name },
};

/** Joins these two users. */
export const joinParties = ({ ownerId, userId }: typeof shares | typeof emergencyAccesses): SQL =>
	sql`join ${users} ${owners} on ${eq(owners.id, ownerId)}
		join ${users} ${receivers} on ${eq(receivers.id, userId)}`;
