import { maxExactTotal, type PlainDate } from '@hms/contracts';
import { patients, type Slot, type Values } from '@hms/db';
import { and, eq, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Keyset } from '../list/keyset.ts';
import { whereOf } from '../list/page.ts';
import {
	folded,
	hasWord,
	isPunctuation,
	matchesQuery,
	namesIn,
	otherMeanings,
	type SearchQuery,
	wholeWord,
} from '../search/query.ts';

/** A SELECT of `id` and `place`, the sort key, in order and of at most a page. */
type Found = SQL;

/** The parameters of a search besides its words. */
interface Search {
	owner: SQL<string>;
	/** The filters of the list on `patients`, without the owner. */
	where: SQL | undefined;
	keyset: Keyset<string>;
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

/** Whether a word begins with the query's part. */
const hasPrefix = (word: SQL) =>
	sql`${word} >= (select part from params) and ${word} < (select beyond from params)`;

const withPatients = sql`join patients on patients.owner_id = hit.owner_id and patients.id = hit.patient_id`;

/** The owner is a subquery, unknown to the planner, so that one plan serves all owners. */
const own = sql`hit.owner_id = (select owner from params)`;

/** All words of a hit's patient. The OFFSET keeps PostgreSQL from reading a range of words of all patients instead. */
const otherWords = sql`(
	select word from patient_words where owner_id = hit.owner_id and patient_id = hit.patient_id offset 0
) other`;

/** The parameters of a search for one part: the part, and the sort key of the row before the page. */
export type BestSlot = 'part' | 'rank' | 'word' | 'afterId';

/** The sort key of the row before a page: its rank, and the word that matched. */
const placeOf = ({ start }: Keyset<string>) =>
	start && { rank: start.key.slice(0, 1), word: start.key.slice(1), afterId: start.id };

export function bestValues(keyset: Keyset<string>, part: string): Values<BestSlot> {
	return { part, rank: null, word: null, afterId: null, ...placeOf(keyset) };
}

/** Whether the page can contain prefix matches, which come first. */
export const includesPrefixMatches = (keyset: Keyset<string>) =>
	(placeOf(keyset)?.rank ?? '0') === '0';

const paramsCte = (owner: SQL<string>, value: Slot<BestSlot>) => sql`params as materialized (
	select ${owner} as owner, part, part || chr(1114111) as beyond from (select fold_word(${value('part')}) as part offset 0) folded
)`;

/**
 * The first page of `bestMatches`, or a part of it, at a low and bounded cost: it reads three times as many words as a page has
 * rows, and joins patients in their order until the page is full. It reads words in order, so that it has each patient's first.
 */
export const firstMatches = ({ owner, where, keyset }: Search, value: Slot<BestSlot>): Found => sql`
	with ${paramsCte(owner, value)}
	select patients.id, '0' || hit.word as place, patients.json
	from (
		select patient_id, word
		from (
			select distinct on (patient_id) patient_id, word
			from (
				select patient_id, word from patient_words hit
				where ${and(own, hasPrefix(sql`hit.word`))}
				order by word, patient_id
				limit 3 * ${keyset.rowLimit}
			) hits
			order by patient_id, word
		) hit
		order by word, patient_id
	) hit
	join patients on patients.owner_id = (select owner from params) and patients.id = hit.patient_id
	${whereOf(where)}
	order by hit.word, hit.patient_id
	limit ${keyset.rowLimit}`;

/**
 * The patients that one word or number finds, best match first: those with a word that begins with it, in the order of these
 * words, so that an exact match comes first; then those that have it within a word; then those with a typo of it. A patient
 * is placed by the first of its words. The index of words is read in this order, as far as the page goes.
 */
export function bestMatches({ owner, where, keyset }: Search, value: Slot<BestSlot>): Found {
	const limit = keyset.rowLimit;
	const [rank, word] = [value('rank'), value('word')];
	const hasPrefixMatches = includesPrefixMatches(keyset);
	const afterPrefixMatch = keyset.isFirstPage
		? undefined
		: sql`(hit.word, hit.patient_id) > (${word}, ${value('afterId')}::uuid)`;
	const afterAlike = hasPrefixMatches
		? undefined
		: sql`(words.rank::text, words.word) >= (${rank}, ${word}) and hit.patient_id > case
				when (words.rank::text, words.word) = (${rank}, ${word}) then ${value('afterId')}::uuid
				else '00000000-0000-0000-0000-000000000000' end`;
	return sql`
		with ${paramsCte(owner, value)}, prefix_matches as materialized (
			select patients.id, '0' || hit.word as place
			from patient_words hit ${withPatients}
			where ${hasPrefixMatches ? and(own, hasPrefix(sql`hit.word`), afterPrefixMatch, where) : sql`false`}
				and not exists (
					select from ${otherWords} where ${hasPrefix(sql`other.word`)} and other.word < hit.word
				)
			order by hit.word, hit.patient_id
			limit ${limit}
		), alike as materialized (
			select rank, word collate "C" as word
			from similar_words((select part from params))
			where (select count(*) from prefix_matches) < ${limit}
		)
		select id, place from prefix_matches
		union all
		(
			select hit.id, words.rank || words.word
			from (select rank, word from alike order by rank, word) words
			cross join lateral (
				select patients.id
				from patient_words hit ${withPatients}
				where ${and(own, sql`hit.word = words.word`, afterAlike, where)}
					and not exists (
						select from ${otherWords}
						where ${hasPrefix(sql`other.word`)}
							or (other.word < words.word and other.word in (select word from alike where rank = words.rank))
							or (words.rank = 2 and other.word in (select word from alike where rank = 1))
					)
				order by patients.id
				limit ${limit}
			) hit
			order by words.rank, words.word, hit.id
			limit ${limit}
		)
		order by place, id
		limit ${limit}`;
}

/**
 * The patients that match all of a query, in the order of the list. Candidates are collected by the parts of the query that have
 * few enough; if all parts have too many, the list is read in its order until the page is full.
 */
export function allMatches({ owner, where, keyset }: Search, query: SearchQuery): Found {
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
	return sql`
		${candidatesOf(owner, query, wasRanked ? null : wasUnranked ? 0 : maxCandidates(query))}
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
		dates.length > 0 ? [] : words.map(otherMeanings).filter((other) => other !== undefined);
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

/** Whether a word finds a patient: as part of a name or number, or as a name with a typo. */
const has = (word: string): SQL | undefined =>
	or(
		hasWord(patients.searchText, word),
		sql`${namesIn(patients.searchText)} && array(
			select word from similar_words(${folded(word)}) where rank = 2
		)`,
	);
