import { plainDate, type SimilarPatientsInput } from '@hms/contracts';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

/** "Given|Family|1990-12-10|+442079460000|a@example.org", of which any may be empty. */
function told(text: string) {
	const [givenName = '', familyName = '', born = '', phone = '', email = ''] = text.split('|');
	return { givenName, familyName, born, phone, email };
}

function asked(text: string): SimilarPatientsInput {
	const { givenName, familyName, born, phone, email } = told(text);
	return {
		givenName,
		familyName,
		...(born && { dateOfBirth: plainDate.parse(born) }),
		...(phone && { phone }),
		...(email && { email }),
	};
}

/** Registers patients in place of those there are. @returns who of them is hinted at, the most likely first */
async function hintsAmong(registered: string[]) {
	await withConnection(clinic.target, (admin) =>
		admin.unsafe('truncate patients, mappings, shares, mrn_counters, patient_words, name_words'),
	);
	const { api } = clinic.ada;
	const texts = new Map<string, string>();
	for (const text of registered) {
		const { givenName, familyName, born, phone, email } = told(text);
		const { id } = await api.patient.create({
			givenName,
			familyName: familyName || null,
			dateOfBirth: born || null,
			phone: phone || null,
			email: email || null,
		});
		texts.set(id, text);
	}
	return {
		api,
		texts,
		for: async (text: string) =>
			(await api.patient.similar(asked(text))).items.map(({ id }) => texts.get(id)),
	};
}

describe('similar patients', () => {
	it.each([
		// The name is the same, and nothing else is known.
		['Ada|Lovelace', 'Ada|Lovelace|1990-12-10'],
		['Ada|Lovelace|1990-12-10', 'Ada|Lovelace'],
		['Ada|Lovelace|1950-01-01', 'Ada|Lovelace|1990-12-10'],
		['LOVELACE|ada', 'Ada|Lovelace'],
		['van den Berg|Anna Maria', 'Anna-Maria|Van Den Berg'],
		['Annamaria|Vandenberg', 'Anna Maria|van den Berg'],
		['Zoe|Muller', 'Zoë|Müller'],
		["Siobhan|O'Neill", 'Siobhán|O’Neill'],
		['小龙|李', '李小龙|'],
		['李小龙|', '小龙|李'],
		['حسن|محمد', 'محمد|حَسَن'],
		['Sukarno|', 'Sukarno|'],
		// Equal birth dates, and a name of the family.
		['Ada|King|1990-12-10', 'Ada|Lovelace|1990-12-10'],
		['Tom|Smyth|1990-12-10', 'Anna|Smith|1990-12-10'],
		['Muller|Zoe|1990-12-10', 'Zoë|Müller|1990-12-10'],
		// Day and month swapped.
		['Ada|Lovelace|1990-10-12', 'Ada|Lovelace|1990-12-10'],
		['Ada|King|1990-10-12', 'Ada|Lovelace|1990-12-10'],
		// A slip in the digits of the birth date, and names alike.
		['Jon|Kent|1990-12-11', 'John|Kent|1990-12-10'],
		['Maria|Garcia|1991-12-10', 'María|García López|1990-12-10'],
		// One telephone number, or one address.
		['Somebody|||+442079460000', 'Tom|Smith||+442079460000'],
		['Else|Body|||TOM@example.org', 'Tom|Smith|||tom@example.org'],
	])('for %j: %j', async (text, there) => {
		const hints = await hintsAmong([there, 'Nobody|Alike|1970-05-23|+15550001234|x@example.org']);
		expect(await hints.for(text)).toEqual([there]);
	});

	it.each([
		['a family name alone', 'Tom|Smith', 'Anna|Smith'],
		['a given name alone', 'Ada|', 'Ada|Lovelace'],
		['a slip in the name alone', 'Jon|Kent', 'John|Kent'],
		['a birth date alone', '||1990-12-10', 'Ada|Lovelace|1990-12-10'],
		['another name, born on the day', 'Grace|Hopper|1990-12-10', 'Ada|Lovelace|1990-12-10'],
		['a particle, born on the day', 'Ana|de Lima|1990-12-10', 'Maria|de Souza|1990-12-10'],
		['short names that differ in a letter', 'Li|Na|1990-12-10', 'Lu|No|1990-12-10'],
		['two slips', 'Tom|Smythe|1990-12-10', 'Anna|Smith|1990-12-10'],
		['one name, and a slip in the birth date', 'Ada|King|1990-12-11', 'Ada|Lovelace|1990-12-10'],
		['a name in common in the year', 'Ada|King|1990-05-05', 'Ada|Lovelace|1990-12-10'],
		['another number', 'Ada|King||+442079460001', 'Ada|Lovelace||+442079460000'],
		['another address', 'Ada|King|||a@example.org', 'Ada|Lovelace|||b@example.org'],
		['nothing', '', 'Ada|Lovelace|1990-12-10|+442079460000'],
		['punctuation', '-|%', 'Ada|Lovelace'],
	])('is nobody for %s', async (_, text, there) => {
		expect(await (await hintsAmong([there])).for(text)).toEqual([]);
	});

	it('are ordered by similarity, also nine with one telephone number', async () => {
		const phone = '+442079460000';
		const family = ['Ann', 'Bob', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal'];
		const hints = await hintsAmong([
			...family.map((name) => `${name}|Smith|1960-01-01|${phone}`),
			`Jane|Smith|1990-12-10|${phone}`,
			`Jane|Smith`,
			`Jayne|Smith|1990-10-12`,
		]);
		const found = await hints.for(`Jane|Smith|1990-12-10|${phone}`);
		expect(found).toHaveLength(5);
		expect(found.slice(0, 3)).toEqual([
			`Jane|Smith|1990-12-10|${phone}`,
			'Jayne|Smith|1990-10-12',
			'Jane|Smith',
		]);
	});

	it('include archived ones, after the others', async () => {
		const { api } = await hintsAmong(['Ada|Lovelace|1990-12-10', 'Ada|Lovelace|1990-12-10']);
		const asking = asked('Ada|Lovelace|1990-12-10');
		const [first, second] = (await api.patient.similar(asking)).items;
		await api.patient.archive({ id: first?.id ?? '' });
		expect((await api.patient.similar(asking)).items).toMatchObject([
			{ id: second?.id },
			{ id: first?.id, status: 'archived' },
		]);
	});
});

describe('among 10,000 of one birth date, one name and one telephone number', () => {
	beforeAll(
		() =>
			withConnection(clinic.target, async (admin) => {
				const owner = clinic.ada.user.id;
				const crowd = (given: string, born: string, phone: string, from: number) => `
					insert into patients (owner_id, id, mrn, given_name, family_name, date_of_birth, sex, phone, allergies)
					select '${owner}', gen_random_uuid(), 'C-' || n, ${given}, 'Crowd', ${born}, 'other', ${phone}, '{}'
					from generate_series(${from} + 1, ${from} + 10000) n`;
				await admin.unsafe(`
					truncate patients, mappings, shares, mrn_counters, patient_words, name_words;
					select set_config('app.user_id', '${owner}', false), set_config('app.owner_id', '${owner}', false);
					begin;
					set local session_replication_role = replica;
					${crowd(`'Given' || n`, `date '1900-01-01'`, 'null', 0)};
					${crowd(`'Test'`, `date '1950-01-01' + n - 10000`, 'null', 10_000)};
					${crowd(`'Person' || n`, 'null', `'+442079460999'`, 20_000)};
					select add_patient_words(array_agg(owner_id), array_agg(id), array_agg(search_text)) from patients;
					commit`);
				await admin.unsafe('vacuum analyze patients, patient_words, name_words');
			}),
		120_000,
	);

	it.each([
		['Given7123|Crowd|1900-01-01', { givenName: 'Given7123' }],
		['Test|Crowd|1972-03-04', { givenName: 'Test', dateOfBirth: '1972-03-04' }],
		['Test|Crowd|1972-04-03', { givenName: 'Test', dateOfBirth: '1972-04-03' }],
		['Person23456|Crowd||+442079460999', { givenName: 'Person23456' }],
		['Persom23456|Crowd||+442079460999', { givenName: 'Person23456' }],
	])('%s is who is meant', async (text, meant) => {
		const { items } = await clinic.ada.api.patient.similar(asked(text));
		expect(items).toHaveLength(5);
		expect(items[0]).toMatchObject({ familyName: 'Crowd', ...meant });
	});
});
