import { maxExactTotal } from '@hms/contracts';
import { patients, type Slot } from '@hms/db';
import { and, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PartParameter } from './best-matches.ts';
import type { MatchSelect, Search } from './search.ts';

/**
 * The first page of a search for one part among the patients of all colleagues, and the total. If all were found, a row without an
 * id says so; beyond what a total shows they are not, nor where somebody takes a share back meanwhile. The filters are about what
 * `shared_word_hits` returns: none is about care teams.
 * @param hasFilters whether they are about more than whether a patient is archived
 */
export function sharedMatches(
	{ where, keyset }: Pick<Search, 'where' | 'keyset'>,
	value: Slot<PartParameter>,
	hasFilters: boolean,
): MatchSelect {
	const found = (column: string): SQL => sql`(select array_agg(${sql.raw(column)}) from found)`;
	const most = sql.raw(String(maxExactTotal));
	return sql`
		with hits as materialized (
			select * from shared_word_hits(fold_word(${value('part')}), ${most}, ${sql.raw(String(hasFilters))})
		), found as materialized (
			select id, owner_id, place collate "C" as place, count(*) over ()::integer as total
			from hits as patients
			where ${and(isNotNull(patients.id), where)}
			order by place, id
			limit ${keyset.rowLimit}
		), shown as materialized (
			select found.id, found.owner_id, found.place, shared.json, found.total
			from found join shared_patients(${found('owner_id')}, ${found('id')}) as shared using (owner_id, id)
		)
		select * from shown
		union all
		select null, null, '' collate "C", null, null
		where exists (select from hits where id is null) and (select count(*) from shown) = (select count(*) from found)`;
}
