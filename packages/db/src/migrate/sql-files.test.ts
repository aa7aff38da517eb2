import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, withConnection } from '../testing.ts';
import { applySqlFiles, readSqlFile, readSqlFiles } from './sql-files.ts';

interface DatabaseFunction {
	name: string;
	runsAsOwner: boolean;
	isTrigger: boolean;
	/** Whether what it names was looked up when it was created. */
	isBound: boolean;
	settings: string[];
	isPublic: boolean;
}

const isOfExtension = `exists (
	select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e'
)`;

const files = readSqlFiles();
const statements = [...files.functions, ...files.tables].map(({ text }) => text).join('\n');

/** The names in all statements of the files that begin so. */
const definedBy = (statement: string): string[] =>
	[...statements.matchAll(new RegExp(`^${statement} (\\w+)`, 'gm'))]
		.map(([, name]) => name ?? '')
		.sort();

let test: TestDatabase;
let functions: DatabaseFunction[];

beforeAll(async () => {
	test = await createTestDatabase();
	functions = await withConnection(test.target, (sql) =>
		sql.unsafe<DatabaseFunction[]>(`
			select proname as name, prosecdef as "runsAsOwner", prorettype = 'trigger'::regtype as "isTrigger",
				prosqlbody is not null as "isBound", coalesce(proconfig, '{}') as settings,
				has_function_privilege('public', oid, 'EXECUTE') as "isPublic"
			from pg_proc
			where pronamespace = 'public'::regnamespace and not ${isOfExtension}
			order by 1`),
	);
});
afterAll(() => test.drop());

/** Functions without a search path of their own, which costs time with each call: all are called here without any. */
const calls: Record<string, string> = {
	add_numbers: `add_numbers(E' g \n \n g \n ', '{P-1}')`,
	chain_hashes: `chain_hashes(sha256(''), array[sha256('a'), sha256('b')])`,
	changed_fields: `changed_fields('{"given_name": "A"}', '{"given_name": "B"}')`,
	consonants: `consonants('hassan')`,
	derive_doctor:
		'derive_doctor(jsonb_populate_record(null::public.doctors, $${"given_name": "G"}$$))',
	derive_mapping:
		'derive_mapping(jsonb_populate_record(null::public.mappings, $${"role": "attending"}$$))',
	derive_patient:
		'derive_patient(jsonb_populate_record(null::public.patients, $${"given_name": "G"}$$))',
	doctor_json: 'doctor_json(jsonb_populate_record(null::public.doctors, $${"given_name": "G"}$$))',
	doctor_summary_json:
		'doctor_summary_json(jsonb_populate_record(null::public.doctors, $${"given_name": "G"}$$))',
	enter_session: `enter_session(gen_random_uuid(), gen_random_uuid(), null, '1 hour')`,
	fold: `fold('Zoë')`,
	fold_word: `fold_word('Zoë-Ann')`,
	full_name: `full_name('伟', '王')`,
	han_reading: `han_reading('王', true)`,
	hash_keys: `hash_keys(gen_random_uuid(), '{a}')`,
	latin_spellings: `latin_spellings('王伟')`,
	has_like_vowels: `has_like_vowels('mohamed', 'muhamad')`,
	is_typo: `is_typo('john', 'jon')`,
	leading_words: `leading_words('van den berg')`,
	likeness: `likeness('thomas', 'tom')`,
	likeness_keys: `likeness_keys(gen_random_uuid(), 'abcdef')`,
	mapping_json_fields:
		'mapping_json_fields(jsonb_populate_record(null::public.mappings, $${"role": "attending"}$$))',
	mrn_words: `mrn_words('P 1')`,
	name_keys: `name_keys(gen_random_uuid(), 'abcdef')`,
	ngram_keys: `ngram_keys(gen_random_uuid(), 'abcdef', 3)`,
	patient_json:
		'patient_json(jsonb_populate_record(null::public.patients, $${"given_name": "G"}$$))',
	patient_summary_json:
		'patient_summary_json(jsonb_populate_record(null::public.patients, $${"given_name": "G"}$$))',
	plain_spelling: `plain_spelling('iwanowa')`,
	send_event: `send_event('changed', null, '{}')`,
	searched_spelling_keys: `searched_spelling_keys('الفارسي', '{}')`,
	search_text: `search_text('G', 'van den Berg', 'P-1', '+442079460000', 'g@example.org', '{"name": "C D"}')`,
	short_forms: `short_forms('tom')`,
	sounds_like_arabic: `sounds_like_arabic('hassan', 'حسن')`,
	spelling_keys: `spelling_keys('الفارسي', '{}')`,
	tell_change: `tell_change('doctor', '{"id": "1", "version": 1}')`,
	transcriptions: `transcriptions('王伟')`,
	typo_keys: `typo_keys(gen_random_uuid(), 'abcdef')`,
	words_of_name: `words_of_name('van den berg', 'g')`,
};

describe('the database', () => {
	it('has exactly the functions that the files define', () => {
		expect(functions.map(({ name }) => name)).toEqual(definedBy('CREATE OR REPLACE FUNCTION'));
		expect(functions.length).toBeGreaterThan(30);
	});

	it('has exactly the triggers that the files define', async () => {
		const triggers = await withConnection(
			test.target,
			(sql) => sql<{ name: string }[]>`
				select tgname as name from pg_trigger where not tgisinternal order by tgname collate "C"`,
		);
		expect(triggers.map(({ name }) => name)).toEqual(definedBy('CREATE OR REPLACE TRIGGER'));
	});

	it('is not changed by applying the files again', async () => {
		await withConnection(test.target, async (sql) => {
			const state = () =>
				sql.unsafe(`
					select 'function' as kind, pg_get_functiondef(oid) as definition, proacl::text as privileges
					from pg_proc where pronamespace = 'public'::regnamespace and not ${isOfExtension}
					union all
					select 'trigger', pg_get_triggerdef(oid), tgenabled::text from pg_trigger where not tgisinternal
					union all
					select 'table', format('%s row-level security: %s, forced: %s', relname, relrowsecurity, relforcerowsecurity), relacl::text
					from pg_class where relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace)
					union all
					select 'schema', nspname, nspacl::text from pg_namespace
					union all
					select 'extension', extname, extversion from pg_extension
					order by 1, 2`);
			const before = await state();
			await sql.begin((tx) =>
				applySqlFiles(tx, [
					...files.functions,
					...files.tables,
					readSqlFile('refresh-derived-columns.sql'),
				]),
			);
			expect(await state()).toEqual(before);
		});
	});
});

describe('every function of the schema', () => {
	it('that runs as the owner, or by a trigger, has a search path of its own', () => {
		const without = functions.filter(
			({ runsAsOwner, isTrigger, settings }) =>
				(runsAsOwner || isTrigger) && !settings.includes('search_path=public, pg_temp'),
		);
		expect(without.map(({ name }) => name)).toEqual([]);
	});

	it('finds what it names whatever the search path of its caller is', async () => {
		const without = functions.filter(
			({ isBound, settings }) => !isBound && !settings.includes('search_path=public, pg_temp'),
		);
		expect(without.map(({ name }) => name)).toEqual(Object.keys(calls).toSorted());
		for (const call of Object.values(calls)) {
			await withConnection(test.target, async (sql) => {
				await sql.unsafe("set search_path = ''");
				const result = sql.unsafe(`select public.${call}`);
				// There is no session here: the error says that it was looked for in the table.
				if (call.startsWith('enter_session')) {
					await expect(result).rejects.toMatchObject({ code: 'HMS01' });
				} else await expect(result, call).resolves.toHaveLength(1);
			});
		}
	});

	it('may be called by the application and its owner only', () => {
		expect(functions.filter(({ isPublic }) => isPublic).map(({ name }) => name)).toEqual([]);
	});
});
