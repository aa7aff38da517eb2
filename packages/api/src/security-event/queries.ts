import type {
	ListSecurityEventsInput,
	Page,
	SecurityEvent,
	SecurityEventKind,
} from '@hms/contracts';
import { securityEvents, users } from '@hms/db';
import { aliasedTable, and, eq, gte, lt, or, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { asText, type JsonText, jsonOf } from '../json/json-text.ts';
import { type DayInstants, instantAt, instantsOfDays } from '../list/days.ts';
import type { PageRequest } from '../list/keyset.ts';
import { listing } from '../list/listing.ts';

const actors = aliasedTable(users, 'actors');
const personOf = (user: typeof users | typeof actors) =>
	sql`case when ${user.id} is not null then ${jsonOf({ id: user.id, name: user.name })} end`;

const columns = {
	id: securityEvents.id,
	at: securityEvents.at,
	kind: securityEvents.kind,
	actor: personOf(actors),
	user: personOf(users),
	email: securityEvents.email,
	address: securityEvents.address,
	userAgent: securityEvents.userAgent,
	detail: securityEvents.detail,
};

interface Filters extends PageRequest, DayInstants {
	/** Not `userId`: a slot of that name is the caller. */
	personId?: string | undefined;
	kind?: SecurityEventKind | undefined;
}

const listBetween = listing<SecurityEvent, Filters, 'personId' | 'kind' | 'from' | 'before'>({
	item: () => asText(jsonOf(columns)),
	table: securityEvents,
	joins: sql`left join ${users} ${actors} on ${eq(actors.id, securityEvents.actorId)}
		left join ${users} on ${eq(users.id, securityEvents.userId)}`,
	countsWithoutJoins: true,
	id: securityEvents.id,
	sorts: { at: { by: securityEvents.at, type: 'timestamptz', order: 'desc' } },
	fallback: 'at',
	parameters: ['personId', 'kind', 'from', 'before'],
	isSlow: ({ personId, kind }) => personId !== undefined || kind !== undefined,
	where: ({ personId, kind, from, before }) =>
		and(
			personId && or(eq(securityEvents.actorId, personId), eq(securityEvents.userId, personId)),
			kind && eq(securityEvents.kind, kind),
			from && gte(securityEvents.at, instantAt(from)),
			before && lt(securityEvents.at, instantAt(before)),
		),
});

/** The security log, newest first. Row-level security shows it to administrators alone. */
export function listSecurityEvents(
	ctx: UserContext,
	{ on, userId, ...input }: ListSecurityEventsInput,
): Promise<JsonText<Page<SecurityEvent>>> {
	return listBetween(ctx, { ...input, personId: userId, ...instantsOfDays(on, on) });
}
