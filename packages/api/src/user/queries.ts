import type { ListedUser, ListUsersInput, Page, Role } from '@hms/contracts';
import { type Db, hasSecondFactor, lastSeen, sessions, users } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/domain-error.ts';
import { asText, instant, type JsonText, jsonOf } from '../json/json-text.ts';
import { listing } from '../list/listing.ts';
import { readRole } from '../role.ts';

const colleagueColumns = {
	id: users.id,
	name: users.name,
	role: users.role,
	status: users.status,
};

/** The last use of a session, or of those that have ended. */
const lastSeenAt = instant(sql`greatest(
	(select ${lastSeen.at} from ${lastSeen} where ${eq(lastSeen.userId, users.id)}),
	(select max(${sessions.lastUsedAt}) from ${sessions} where ${eq(sessions.userId, users.id)})
)`);

const adminColumns = {
	...colleagueColumns,
	email: users.email,
	lastSeenAt,
	twoFactor: hasSecondFactor(users.id),
};

const listFor = listing<ListedUser, ListUsersInput & { viewer: Role }, 'q'>({
	item: ({ viewer }) => asText(jsonOf(viewer === 'admin' ? adminColumns : colleagueColumns)),
	table: users,
	id: users.id,
	sorts: { name: { by: sql`fold(${users.name}) collate "C"`, type: 'text', order: 'asc' } },
	fallback: 'name',
	parameters: ['q'],
	isSlow: ({ q }) => q !== undefined,
	where: ({ q, status, viewer }) => {
		const searched =
			viewer === 'admin' ? sql`concat_ws(' ', ${users.name}, ${users.email})` : users.name;
		return and(
			status === 'all' ? undefined : eq(users.status, status),
			q &&
				sql`fold(${q}) <> '' and not exists (
					select from regexp_split_to_table(fold(${q}), ' ') as word where strpos(fold(${searched}), word) = 0
				)`,
		);
	},
});

/** The people of the clinic, by name. Addresses, when somebody was last here, and second factors are for administrators. */
export async function listUsers(
	ctx: UserContext,
	input: ListUsersInput,
): Promise<JsonText<Page<ListedUser>>> {
	return listFor(ctx, { ...input, viewer: await readRole(ctx.db) });
}

/** A user as administrators see one. @throws DomainError `not_found` */
export async function readListedUser(db: Db, id: string): Promise<ListedUser> {
	const [user] = await db.select(adminColumns).from(users).where(eq(users.id, id));
	if (!user) throw notFound('user');
	return user;
}
