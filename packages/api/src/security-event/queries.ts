import {
	addDays,
	clinicSettings,
	type ListSecurityEventsInput,
	momentIn,
	type Page,
	type PlainDate,
	type SecurityEvent,
	type SecurityEventKind,
} from '@hms/contracts';
import { securityEvents, users } from '@hms/db';
import { aliasedTable, and, eq, gte, lt, or, sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { asText, type JsonText, jsonOf } from '../json/json-text.ts';
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

interface Filters extends PageRequest {
	userId?: string | undefined;
	kind?: SecurityEventKind | undefined;
	/** The instants of a day: from this one on, before that one. */
	from?: string | undefined;
	before?: string | undefined;
}

const listBetween = listing<SecurityEvent, Filters, 'userId' | 'kind' | 'from' | 'before'>({
	item: () => asText(jsonOf(columns)),
	table: securityEvents,
	joins: sql`left join ${users} ${actors} on ${eq(actors.id, securityEvents.actorId)}
		left join ${users} on ${eq(users.id, securityEvents.userId)}`,
	countsWithoutJoins: true,
	id: securityEvents.id,
	sorts: { at: { by: securityEvents.at, type: 'timestamptz', order: 'desc' } },
	fallback: 'at',
	parameters: ['userId', 'kind', 'from', 'before'],
	isSlow: ({ userId, kind }) => userId !== undefined || kind !== undefined,
	where: ({ userId, kind, from, before }) =>
		and(
			userId && or(eq(securityEvents.actorId, userId), eq(securityEvents.userId, userId)),
			kind && eq(securityEvents.kind, kind),
			from && gte(securityEvents.at, from),
			before && lt(securityEvents.at, before),
		),
});

const startOf = (day: PlainDate) =>
	new Date(momentIn(clinicSettings().timeZone, day)).toISOString();

/** The security log, newest first. Row-level security shows it to administrators alone. */
export function listSecurityEvents(
	ctx: UserContext,
	{ on, ...input }: ListSecurityEventsInput,
): Promise<JsonText<Page<SecurityEvent>>> {
	const day = on && { from: startOf(on), before: startOf(addDays(on, 1)) };
	return listBetween(ctx, { ...input, ...day });
}
