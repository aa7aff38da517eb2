import type { Patient, SimilarPatientsInput } from '@hms/contracts';
import { birthOrder, patients, Statement } from '@hms/db';
import { sql } from 'drizzle-orm';
import { noteRead } from '../access/shared.ts';
import type { UserContext } from '../context.ts';
import { JsonText } from '../json/json-text.ts';
import { dayMonthSwapped, digitTypos } from './date-typos.ts';
import { registeringFor, withAccess } from './owners.ts';

/*
 * Finds patients who may be the person that is about to be registered.
 *
 * Names are compared as in a search: folded, and with typos. Two names are
 * - the same, if they are equal without spaces, given or family name first;
 * - alike, if all words of the shorter one, at least two, are words of the other or typos of them;
 * - of one family, if they share a word or a typo of it: after a marriage, a child, a twin. Particles such as "de" do not count.
 * Birth dates are equal, have day and month swapped, or differ by a typo in their digits.
 *
 * A patient is similar if the name, telephone number or e-mail address is the same; if birth dates are equal or swapped and the
 * names of one family; or if birth dates differ by a typo and the names are alike. The five with the most points are returned:
 */
const points = {
	name: { same: 6, alike: 4, family: 2 },
	born: { equal: 5, swapped: 3, typo: 3, sameYear: 1 },
	phone: 3,
	email: 3,
};

/** The most similar patients that are returned. */
const maxHints = 5;

/** Folded words that many names share. */
const particles =
	'{a,al,ap,ab,abu,bar,ben,bin,bint,da,das,de,degli,dei,del,della,den,der,des,di,do,dos,du,e,el,ibn,la,las,le,les,lo,los,mac,mc,of,san,st,ten,ter,the,van,vom,von,y,zu,zum,zur,ال,ابن,بن,بنت,ابو,عبد,בן,בת}';

type Slot = 'givenName' | 'familyName' | 'born' | 'swapped' | 'typos' | 'phone' | 'email';

const owner = sql`(select owner from input)`;
const names = sql`string_to_array(${patients.sortName}, ' ')`;
/** The number of words of the name that are words of a patient's name, or typos of them. */
const wordsFound = sql`(select count(*) from alike where others && ${names})`;

/** The candidates among this user's patients; each part of the union uses an index. */
const candidates = sql`
	(
		select id from patients
		where owner_id = ${owner} and sort_name collate "C" = any ((select whole from input)::text[]) limit 500
	)
	union (
		select patient_id from patient_words
		where owner_id = ${owner} and word = any ((select array(select left(name, 40) from unnest(joined) as name) from input)::text[])
		limit 500
	)
	union (
		select id from patients
		where owner_id = ${owner} and ${birthOrder(patients.dateOfBirth)} = any ((select born || swapped || typos from input)::date[])
			and ${names} && (select array_agg(other) from telling, unnest(others) as other)
	)
	union (
		select id from patients where owner_id = ${owner} and phone = (select phone from input)
		order by ${wordsFound} desc limit 500
	)
	union (
		select id from patients
		where owner_id = ${owner} and id in (
			select patient_id from patient_words where owner_id = ${owner} and word = (select email from input)
		)
		order by ${wordsFound} desc limit 500
	)`;

const nameLikeness = sql`
	case
		when replace(${patients.sortName}, ' ', '') = any (joined)
			then ${points.name.same}::integer
		when found.all > 1
			and found.all >= least((select count(*) from alike), (select count(distinct name) from unnest(${names}) as name))
			then ${points.name.alike}::integer
		when found.telling > 0 then ${points.name.family}::integer
		else 0
	end`;

const birthLikeness = sql`
	case
		when ${patients.dateOfBirth} = born then ${points.born.equal}::integer
		when ${patients.dateOfBirth} = any (swapped) then ${points.born.swapped}::integer
		when ${patients.dateOfBirth} = any (typos) then ${points.born.typo}::integer
		when extract(year from ${patients.dateOfBirth}) = extract(year from born) then ${points.born.sameYear}::integer
		else 0
	end`;

const similarPatients = new Statement<{ id: string; item: string }, Slot>(
	(userId, value) => sql`
		with input as materialized (
			select ${userId} as owner, string_to_array(whole[1], ' ') as words, whole,
				array(select replace(name, ' ', '') from unnest(whole) as name) as joined,
				${value('phone')}::text as phone, fold_word('@' || ${value('email')}::text) as email,
				${value('born')}::date as born, ${value('swapped')}::date[] as swapped, ${value('typos')}::date[] as typos
			from (
				select array[btrim(family || ' ' || given), btrim(given || ' ' || family)] as whole
				from (
					select fold(${value('familyName')}::text) as family, fold(${value('givenName')}::text) as given
				) folded
				offset 0
			) names
		), alike as materialized (
			select name, array(select words_with_typo(name)) || name as others
			from (select distinct name from input, unnest(words) as name limit 12) names
		), telling as materialized (
			select name, others from alike where name <> all (${particles}::text[])
		), candidates as materialized (${candidates}), compared as (
			select json, archived_at, updated_at, id,
				${nameLikeness} as name,
				${birthLikeness} as birth,
				coalesce(${patients.dateOfBirth} = any (born || swapped), false) as is_birth_date,
				case when ${patients.phone} = input.phone then ${points.phone}::integer else 0 end as phone,
				case when fold_word('@' || ${patients.email}) = input.email then ${points.email}::integer else 0 end as email
			from candidates
			join patients using (id)
			cross join input
			cross join lateral (
				select ${wordsFound} as all,
					(select count(*) from telling where others && ${names}) as telling
			) found
			where patients.owner_id = ${owner}
		)
		select id, json as item from compared
		where name = ${points.name.same}::integer or phone > 0 or email > 0 or (is_birth_date and name > 0)
			or (birth >= ${points.born.typo}::integer and name >= ${points.name.alike}::integer)
		order by name + birth + phone + email desc, archived_at is not null, updated_at desc, id
		limit ${maxHints}::integer`,
);

/** Dates as a PostgreSQL array literal. */
const listOf = (days: string[]) => `{${days.join()}}`;

/**
 * Patients of this user or of a colleague, archived ones too, who may be the person that is about to be registered, most similar
 * first; see above. With a name only, these are the patients with the same name.
 * @throws DomainError `not_found` and `forbidden` for a colleague who does not share all patients for writing
 */
export function listSimilarPatients(
	ctx: UserContext,
	{ ownerId, ...person }: SimilarPatientsInput,
): Promise<JsonText<{ items: Patient[] }>> {
	return registeringFor(ctx, ownerId, { forWriting: false }, (of) => listSimilar(of, person));
}

async function listSimilar(
	ctx: UserContext,
	{ givenName = '', familyName = '', dateOfBirth, phone, email }: SimilarPatientsInput,
): Promise<JsonText<{ items: Patient[] }>> {
	const rows = await ctx.db.read(similarPatients, {
		givenName,
		familyName,
		born: dateOfBirth,
		swapped: listOf(dateOfBirth ? dayMonthSwapped(dateOfBirth) : []),
		typos: listOf(dateOfBirth ? digitTypos(dateOfBirth) : []),
		phone,
		email,
	});
	const { ownerId, access } = ctx;
	const ids = rows.map(({ id }) => id);
	if (access !== 'own') noteRead(ctx, { ownerId, right: 'share' }, ids);
	const text = `{"items":[${rows.map(({ item }) => withAccess(item, access)).join()}]}`;
	return new JsonText<{ items: Patient[] }>(text).ofPatients(ids);
}
