import { maxExactTotal, type PlainDate } from '@hms/contracts';
import { patients } from '@hms/db';
import { and, eq, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Keyset } from '../list/keyset.ts';
import {
	folded,
	hasWord,
	isPunctuation,
	matchesQuery,
	namesIn,
	otherReadings,
	type RankedColumns,
	type SearchQuery,
	wholeWord,
} from '../search/query.ts';

/** A SELECT of `id` and `place`, the sort key, in order and of at most a page. */
export type MatchSelect = SQL;

/** The parameters of a search besides its words. */
export interface Search {
	owner: SQL<string>;
	/** The filters of the list on `patients`, without the owner. */
	where: SQL | undefined;
	keyset: Keyset<string>;
	/** Whether the results are merged with those of other owners: then all are ranked, however many there are. */
	isPart: boolean;
}

/**
 * The most candidates that are collected for one part of a query. If each part has more, the list is read in its order
 * instead: with one part a page is soon full, with several parts there may be few matches, so that the limit is higher.
 */
const maxCandidates = ({ phones, words }: SearchQuery) =>
	phones.length + words.length > 1 ? 50_000 : 5_000;

/** The same for counting. */
const maxCountedCandidates = 2 * maxExactTotal;

/** The sort key of results that are not ranked because there are too many. */
const unranked = -1;

/**
 * The patients that match all of a query, in the order of the list. Candidates are collected by the parts of the query that have
 * few enough; if all parts have too many, the list is read in its order until the page is full.
 */
export function allMatches(
	{ owner, where, keyset, isPart }: Search,
	query: SearchQuery,
): MatchSelect {
	const { start, rowLimit: limit } = keyset;
	const isRanked = keyset.name === 'relevance';
	// A list continues as it began, ranked or not, even if the number of patients has changed.
	const wasRanked = isRanked && start !== undefined && Number(start.key) !== unranked;
	const wasUnranked = isRanked && start !== undefined && !wasRanked;
	const page = (place: SQLWrapper, ...conditions: (SQL | undefined)[]) => sql`(
		select patients.id, ${place} as place
		from patients
		where ${and(eq(patients.ownerId, owner), where, matchesOf(query), ...conditions)}
		order by ${keyset.orderBy(place, patients.id)}
		limit ${limit}
	)`;
	const mostCandidates = isPart || wasRanked ? null : wasUnranked ? 0 : maxCandidates(query);
	return sql`
		${candidatesOf(owner, query, mostCandidates)}
		${page(keyset.by, isCandidate, wasUnranked ? sql`false` : keyset.after)}
		union all
		${
			isRanked
				? page(sql`${unranked}::integer`, tooManyCandidates, start && lt(patients.id, start.id))
				: page(keyset.by, tooManyCandidates, keyset.after)
		}
		order by ${keyset.orderBy(sql`place`, sql`id`)}
		limit ${limit}`;
}

/** A SELECT with one row for each patient that matches all of a query. */
export function countedMatches({ owner, where }: Search, query: SearchQuery): SQL {
	const found = and(eq(patients.ownerId, owner), where, matchesOf(query));
	return sql`
		${candidatesOf(owner, query, maxCountedCandidates)}
		select patients.id from patients where ${and(found, isCandidate)}
		union all
		select patients.id from patients where ${and(found, tooManyCandidates)}`;
}

const isCandidate = sql`${patients.id} = any((select ids from candidates)::uuid[])`;

/** Whether no candidates were collected because there are too many. */
const tooManyCandidates = sql`(select ids from candidates) is null`;

/** The patients whose full name begins with a query's text. @param maxCount as for `candidatesOf` */
function nameCandidates(owner: SQL<string>, query: SearchQuery, maxCount: number | null): SQL {
	const whole = folded(wholeWord(query));
	return sql`(
		select case when ${maxCount === null ? sql`true` : sql`count(*) <= ${maxCount}`} then coalesce(array_agg(patient_id), '{}') end
		from (
			select patient_id from patient_words
			where owner_id = ${owner} and word >= ${whole} and word < ${whole} || chr(1114111)
			${maxCount === null ? sql.empty() : sql`limit ${maxCount + 1}`}
		) called
	)`;
}

/** @param maxCount the most candidates of one part; null: unlimited */
function candidatesOf(owner: SQL<string>, query: SearchQuery, maxCount: number | null): SQL {
	// Punctuation is in no index.
	if (isPunctuation(query))
		return sql`with candidates as materialized (select null::uuid[] as ids)`;
	const { dates, phones, words } = query;
	const collect = (parts: string[], days: PlainDate[]) => sql`search_candidates(
		array[${sql.join(
			parts.map((part) => sql`fold_word(${part})`),
			sql`, `,
		)}]::text[],
		array[${sql.join(
			days.map((day) => sql`${day}::date`),
			sql`, `,
		)}]::date[],
		${maxCount}::integer
	)`;
	// The longest part has the fewest matches.
	const parts = [...phones, ...words].sort((a, b) => b.length - a.length);
	// Other readings of words matter only without a birth date, which has few matches.
	const others =
		dates.length > 0 ? [] : words.map(otherReadings).filter((other) => other !== undefined);
	const all = [
		nameCandidates(owner, query, maxCount),
		collect(parts, dates[0] ?? []),
		...others.flatMap(({ number }) => (number === undefined ? [] : [collect([number], [])])),
		...others.flatMap(({ days }) => (days.length === 0 ? [] : [collect([], days)])),
		...others.flatMap(({ pieces }) => (pieces.length === 0 ? [] : [collect(pieces, [])])),
	].map((one) => sql`(${one})`);
	return sql`with candidates as materialized (
		select case when bool_and(gathered.ids is not null) then array_agg(id) end as ids
		from (values ${sql.join(all, sql`, `)}) as gathered (ids)
		left join lateral unnest(gathered.ids) as each (id) on true
	)`;
}

const matchesOf = (query: SearchQuery) => {
	const { searchText, givenName, familyName, dateOfBirth: birthDate } = patients;
	return matchesQuery(query, { has, searchText, givenName, familyName, birthDate });
};

/** Whether a patient's name has a word that is like a part of a query, by its ranks in `similar_words`. */
const hasAlike = (word: string, ...ranks: number[]): SQL =>
	sql`${namesIn(patients.searchText)} && array(
		select word from similar_words(${folded(word)}) where rank in (${sql.raw(ranks.join())})
	)`;

/** Whether a word finds a patient: as part of a name or number, in another spelling, as a short form, or as a name with a typo. */
const has = (word: string): SQL | undefined =>
	or(hasWord(patients.searchText, word), hasAlike(word, 1, 3));

/** The columns and conditions by which the results of a query are ordered. */
export const ranked: RankedColumns = {
	searchText: patients.searchText,
	birthDate: patients.dateOfBirth,
	isSpelling: (word) => hasAlike(word, 1),
};
