import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, withConnection } from './testing.ts';

let test: TestDatabase;
let functions: {
	name: string;
	runsAsOwner: boolean;
	isTrigger: boolean;
	isBound: boolean;
	settings: string[];
	isForAll: boolean;
}[];

beforeAll(async () => {
	test = await createTestDatabase();
	functions = await withConnection(
		test.target,
		(sql) => sql`
			select proname as name, prosecdef as "runsAsOwner", prorettype = 'trigger'::regtype as "isTrigger",
				prosqlbody is not null as "isBound", coalesce(proconfig, '{}') as settings,
				has_function_privilege('public', oid, 'EXECUTE') as "isForAll"
			from pg_proc
			where pronamespace = 'public'::regnamespace
				and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
			order by 1`,
	);
});
afterAll(() => test.drop());

/** Functions without a search path of their own, which would cost more than they do: each is called here without any. */
const calls: Record<string, string> = {
	changed_fields: `changed_fields('{"given_name": "A"}', '{"given_name": "B"}')`,
	doctor_json: `doctor_json(null, 'G', null, 'cardiology', null, null, null, null, true, 1, now(), now())`,
	enter_session: `enter_session(gen_random_uuid(), gen_random_uuid(), null, '1 hour')`,
	fold: `fold('Zoë')`,
	fold_word: `fold_word('Zoë-Ann')`,
	gram_keys: `gram_keys(gen_random_uuid(), 'abcdef', 3)`,
	is_slip: `is_slip('john', 'jon')`,
	leading_words: `leading_words('van den berg')`,
	mapping_json_fields: `mapping_json_fields(null, null, null, 'attending', '2026-01-01', null, null, null, 'active', 1, now(), now())`,
	name_keys: `name_keys(gen_random_uuid(), 'abcdef')`,
	patient_json: `patient_json(null, 'P-1', 'G', null, null, 'other', null, null, null, null, '{}', null, null, null, 1, now(), now())`,
	search_text: `search_text('G', 'van den Berg', 'P-1', '+442079460000', 'g@example.org', '{"name": "C D"}')`,
	uuid_v7: 'uuid_v7()',
	words_of_name: `words_of_name('van den berg', 'g')`,
};

it('there are some', () => {
	expect(functions.map(({ name }) => name)).toContain('keep_words');
});

describe('every function of the schema', () => {
	it('that runs as the owner, or by a trigger, looks for names in one place', () => {
		const open = functions.filter(
			({ runsAsOwner, isTrigger, settings }) =>
				(runsAsOwner || isTrigger) && !settings.includes('search_path=public, pg_temp'),
		);
		expect(open.map(({ name }) => name)).toEqual([]);
	});

	it('finds what it names wherever its caller looks', async () => {
		const open = functions.filter(
			({ isBound, settings }) => !isBound && !settings.includes('search_path=public, pg_temp'),
		);
		expect(open.map(({ name }) => name).toSorted()).toEqual(Object.keys(calls).toSorted());
		for (const call of Object.values(calls)) {
			await withConnection(test.target, async (sql) => {
				await sql.unsafe("set search_path = ''");
				const outcome = sql.unsafe(`select public.${call}`);
				// No session is alive here, which it can only say once it has found the table.
				if (call.startsWith('enter_session')) {
					await expect(outcome).rejects.toMatchObject({ code: 'HMS01' });
				} else await expect(outcome, call).resolves.toHaveLength(1);
			});
		}
	});

	it('is for the application and its owner only', () => {
		expect(functions.filter(({ isForAll }) => isForAll).map(({ name }) => name)).toEqual([]);
	});
});
