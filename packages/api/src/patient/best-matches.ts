import type { Slot, Values } from '@hms/db';
import { and, type SQL, sql } from 'drizzle-orm';
import type { Keyset } from '../list/keyset.ts';
import { whereOf } from '../list/page.ts';
import type { MatchSelect, Search } from './search.ts';

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
export type PartParameter = 'part' | 'rank' | 'word' | 'afterId';

/** The sort key of the row before a page: its rank, and the word that matched. */
const placeOf = ({ start }: Keyset<string>) =>
	start && { rank: start.key.slice(0, 1), word: start.key.slice(1), afterId: start.id };

export function bestValues(keyset: Keyset<string>, part: string): Values<PartParameter> {
	return { part, rank: null, word: null, afterId: null, ...placeOf(keyset) };
}

/** Whether the page can contain prefix matches, which come first. */
export const includesPrefixMatches = (keyset: Keyset<string>) =>
	(placeOf(keyset)?.rank ?? '0') === '0';

const paramsCte = (owner: SQL<string>, value: Slot<PartParameter>) => sql`params as materialized (
	select ${owner} as owner, part, part || chr(1114111) as beyond from (select fold_word(${value('part')}) as part offset 0) folded
)`;

/**
 * The first page of `bestMatches`, or a part of it, from as many hits as are read at a bounded cost. If these are all, a row
 * without an id says so. Each row has the total, if the page wants that.
 * @param isQuick whether to leave out what may take longer than a few milliseconds
 */
export function firstMatches(
	{ owner, where, keyset }: Search,
	value: Slot<PartParameter>,
	isQuick: boolean,
): MatchSelect {
	// For a page three words of each patient.
	const most = keyset.wantsTotal ? sql.raw(isQuick ? '1000' : '5000') : sql`3 * ${keyset.rowLimit}`;
	const total = keyset.wantsTotal ? sql`count(*) over ()::integer` : sql`null::integer`;
	// Among more patients a quick statement does not find all, and a part of them has no total. The limit is that of `word_hits`.
	const ofFewPatients =
		isQuick && keyset.wantsTotal
			? sql`where not exists (select from patients where owner_id = ${owner} offset 500)`
			: sql.empty();
	return sql`
		with hits as materialized (
			select patient_id, place
			from word_hits(fold_word(${value('part')}), ${most}, ${sql.raw(String(isQuick))})
			${ofFewPatients}
		)
		(
			select patients.id, hit.place, patients.json, ${total} as total
			from (
				select patient_id, min(place collate "C") as place from hits group by patient_id order by place, patient_id
			) hit
			join patients on patients.owner_id = (select ${owner}) and patients.id = hit.patient_id
			${whereOf(where)}
			order by hit.place, hit.patient_id
			limit ${keyset.rowLimit}
		)
		union all
		select null, '' collate "C", null, null where exists (select from hits where patient_id is null)`;
}

/**
 * The patients that one word or number finds, best match first: those with a word that begins with it, in the order of these
 * words, so that an exact match comes first; then those with it in another script, a short form or what it is short for; then
 * those that have it within a word; then those with another spelling or a typo of it. A patient is placed by the first of its
 * words. The index of words is read in this order, as far as the page goes.
 */
export function bestMatches(
	{ owner, where, keyset }: Search,
	value: Slot<PartParameter>,
): MatchSelect {
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
							or other.word in (select word from alike where rank < words.rank)
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
