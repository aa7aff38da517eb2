import { afterAll, expect, it } from 'vitest';
import { createTestDatabase, withConnection } from './testing.ts';

const { target, drop } = await createTestDatabase();
afterAll(drop);

const ownerId = '00000000-0000-7000-8000-000000000001';
const patientId = '00000000-0000-7000-8000-000000000002';

/** Changes of a patient, one after the other. In some a word stays, but becomes a number or is one no more. */
const changes = [
	{ phone: '+442079460000' },
	{ notes: 'No word of the search.' },
	{ given_name: 'Ada Augusta' },
	{ family_name: 'Lovelace King' },
	{ family_name: null },
	{ mrn: 'Ada' },
	{ mrn: 'P 2079460000' },
	{ mrn: '2079460000' },
	{ phone: null },
	{ given_name: '2079460000' },
	{ email: '2079460000@example.org' },
	{ mrn: 'P-7' },
	{ emergency_contact: { name: 'Ada Byron', phone: '+442079460001' } },
	{ phone: '+442079460001' },
	{ emergency_contact: null },
];

it('the words of a patient are those of the search text, whatever changes', async () => {
	await withConnection(target, (sql) =>
		sql.begin(async (tx) => {
			const readWords = async () => {
				const [written] = await tx`
					select array_agg(word || ' ' || is_number order by word) as words from patient_words`;
				const [expected] = await tx`
					select array_agg(word || ' ' || is_number order by word collate "C") as words from (
						select word, bool_or(line = 2) as is_number
						from patients, string_to_table(search_text, E'\n') with ordinality as lines (words, line),
							string_to_table(words, ' ') as words (word)
						where word <> '' group by word
					) as words`;
				const [unknownNames] = await tx`
					select count(*)::integer as count
					from patients, string_to_table(split_part(search_text, E'\n', 1), ' ') as names (name)
					where name <> '' and not exists (select from name_words where owner_id = patients.owner_id and word = name)`;
				return { written, expected, unknownNames };
			};
			await tx`insert into users (id, name, email, role) values (${ownerId}, 'A', 'a@example.org', 'staff')`;
			await tx`select set_config('app.user_id', ${ownerId}, true), set_config('app.owner_id', ${ownerId}, true)`;
			await tx`
				insert into patients (owner_id, id, given_name, family_name, sex, allergies)
				values (${ownerId}, ${patientId}, 'Ada', 'Lovelace', 'female', '{}')`;
			for (const change of [{}, ...changes]) {
				if (Object.keys(change).length > 0) await tx`update patients set ${tx(change)}`;
				const { written, expected, unknownNames } = await readWords();
				expect(written?.['words']).not.toBeNull();
				expect(written).toEqual(expected);
				expect(unknownNames).toEqual({ count: 0 });
			}
			await tx`delete from patients`;
			expect((await readWords()).written).toEqual({ words: null });
		}),
	);
});
