import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, openClinic, refusalOf } from '../testing/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const nobody = '01900000-0000-7000-8000-000000000000';

describe('a patient', () => {
	it('is read as it was written', async () => {
		const { api } = clinic.ada;
		const fields = {
			mrn: 'X-1/a',
			givenName: 'Ada',
			familyName: 'O\'Lovelace "née" Byron',
			dateOfBirth: '1990-12-10',
			sex: 'female',
			phone: '+442079460000',
			email: 'ada@example.org',
			address: {
				line1: '1 Road',
				line2: null,
				city: 'London',
				region: null,
				postalCode: 'N1',
				country: 'GB',
			},
			bloodGroup: 'AB-',
			allergies: ['penicillin', 'a,b "c" {d}', '{}', 'NULL', '\\', 'e\\"f\\\\', '{\\}'],
			notes: 'line one\nline two',
			emergencyContact: { name: 'Charles', relationship: 'friend', phone: '+442079460001' },
		} as const;
		const created = await api.patient.create({ ...fields, allergies: [...fields.allergies] });
		expect(created).toMatchObject(fields);
		expect(created).toMatchObject({ status: 'active', version: 1 });
		expect(created.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		expect(await api.patient.get({ id: created.id })).toEqual(created);
	});

	it('is the same read from its columns and from its stored JSON', async () => {
		const { api } = clinic.ada;
		const { id } = await api.patient.create({ givenName: 'Twice', allergies: ['a"b', '\\'] });
		// A change and a restore answer with columns, reading and listing with the text.
		const changed = await api.patient.update({ id, notes: 'é\n"', dateOfBirth: '1960-02-29' });
		expect(await api.patient.get({ id })).toEqual(changed);
		await api.patient.archive({ id });
		const { items } = await api.patient.list({ status: 'archived' });
		const restored = await api.patient.restore({ id });
		expect(items).toContainEqual({
			...changed,
			status: 'archived',
			version: 3,
			updatedAt: expect.any(String),
		});
		expect(await api.patient.get({ id })).toEqual(restored);
		expect(restored).toMatchObject({ status: 'active', version: 4 });
	});

	it('gets the next free MRN', async () => {
		const { api } = await clinic.signUp('Mrn');
		await api.patient.create({ givenName: 'Named', mrn: 'p-000002' });
		const given = [];
		for (const givenName of ['A', 'B', 'C'])
			given.push((await api.patient.create({ givenName })).mrn);
		expect(given).toEqual(['P-000001', 'P-000003', 'P-000004']);
	});

	it('has an MRN of its own among the patients of one user, in any case', async () => {
		const { api } = clinic.ada;
		await api.patient.create({ givenName: 'First', mrn: 'ABC' });
		expect(await refusalOf(api.patient.create({ givenName: 'Second', mrn: 'abc' }))).toEqual({
			code: 'mrn_taken',
			detail: 'mrn: belongs to another patient',
			errors: [{ path: 'mrn', message: 'belongs to another patient' }],
		});
		expect((await clinic.grace.api.patient.create({ givenName: 'Hers', mrn: 'ABC' })).mrn).toBe(
			'ABC',
		);
	});

	it('gets different MRNs when many are registered at once', async () => {
		const { api } = await clinic.signUp('Many');
		const named = (n: number) => n % 5 === 0;
		const made = await Promise.allSettled(
			Array.from({ length: 50 }, (_, n) =>
				api.patient.create(
					named(n)
						? { givenName: 'X', mrn: `P-${String(n + 3).padStart(6, '0')}` }
						: { givenName: 'X' },
				),
			),
		);
		const mrns: string[] = [];
		for (const [n, outcome] of made.entries()) {
			if (outcome.status === 'fulfilled') mrns.push(outcome.value.mrn);
			else {
				// Only who named one may find it taken.
				expect(named(n)).toBe(true);
				expect((await refusalOf(Promise.reject(outcome.reason))).code).toBe('mrn_taken');
			}
		}
		expect(new Set(mrns).size).toBe(mrns.length);
		expect(mrns.length).toBeGreaterThanOrEqual(40);
	});

	it('is replaced as a whole, except for an MRN that is not named', async () => {
		const { api } = clinic.ada;
		const before = await api.patient.create({
			givenName: 'Before',
			familyName: 'Name',
			allergies: ['dust'],
		});
		const after = await api.patient.replace({ id: before.id, givenName: 'After' });
		expect(after).toEqual({
			...before,
			givenName: 'After',
			familyName: null,
			allergies: [],
			version: 2,
			updatedAt: after.updatedAt,
		});
		expect(after.updatedAt >= before.updatedAt).toBe(true);
	});

	it('is not replaced if it has a newer version', async () => {
		const { api } = clinic.ada;
		const { id } = await api.patient.create({ givenName: 'V1' });
		const outcomes = await Promise.allSettled(
			Array.from({ length: 20 }, (_, n) =>
				api.patient.replace({ id, givenName: `Writer ${n}`, expectedVersion: 1 }),
			),
		);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const stale = await refusalOf(
			api.patient.replace({ id, givenName: 'Late', expectedVersion: 1 }),
		);
		expect(stale.code).toBe('precondition_failed');
		expect((await api.patient.get({ id })).version).toBe(2);
	});

	it('is replaced by a request without a version, whatever version it has', async () => {
		const { api } = clinic.ada;
		const { id } = await api.patient.create({ givenName: 'Busy' });
		const outcomes = await Promise.allSettled(
			Array.from({ length: 30 }, (_, n) =>
				[
					() => api.patient.replace({ id, givenName: `N${n}` }),
					() => api.patient.archive({ id }),
					() => api.patient.restore({ id }),
				][n % 3]?.(),
			),
		);
		for (const outcome of outcomes) {
			if (outcome.status === 'rejected') {
				expect((await refusalOf(Promise.reject(outcome.reason))).code).toBe('not_found');
			}
		}
	});

	it('can be restored at any time, also while it is being archived', async () => {
		const { api } = clinic.ada;
		const { id } = await api.patient.create({ givenName: 'To and fro' });
		const doctor = await api.doctor.create({ givenName: 'To and fro', specialty: 'other' });
		for (let round = 0; round < 40; round++) {
			const [archived, ...restored] = await Promise.allSettled([
				Promise.all([api.patient.archive({ id }), api.doctor.archive({ id: doctor.id })]),
				...Array.from({ length: 3 }, () => api.patient.restore({ id })),
				...Array.from({ length: 3 }, () => api.doctor.restore({ id: doctor.id })),
			]);
			expect(archived.status).toBe('fulfilled');
			expect(restored.filter(({ status }) => status === 'rejected')).toEqual([]);
			await Promise.all([api.patient.restore({ id }), api.doctor.restore({ id: doctor.id })]);
		}
	});

	it('is gone when archived, and back as it was when restored', async () => {
		const { api } = clinic.ada;
		const patient = await api.patient.create({ givenName: 'Gone' });
		await api.patient.archive({ id: patient.id });
		expect((await refusalOf(api.patient.get({ id: patient.id }))).code).toBe('not_found');
		expect((await refusalOf(api.patient.archive({ id: patient.id }))).code).toBe('not_found');
		expect((await refusalOf(api.patient.replace({ id: patient.id, givenName: 'X' }))).code).toBe(
			'not_found',
		);
		expect((await api.patient.list({ q: 'gone' })).items).toEqual([]);
		expect((await api.patient.list({ q: 'gone', status: 'archived' })).items).toMatchObject([
			{ id: patient.id, status: 'archived' },
		]);
		expect(await api.patient.restore({ id: patient.id })).toMatchObject({
			givenName: 'Gone',
			status: 'active',
		});
		expect(await api.patient.restore({ id: patient.id })).toMatchObject({ status: 'active' });
		expect((await refusalOf(api.patient.restore({ id: nobody }))).code).toBe('not_found');
	});
});

describe('the list of patients', () => {
	it('walks every patient once, in every order, page by page', async () => {
		const { api } = await clinic.signUp('Pages');
		const born = [null, '1990-01-01', '1985-05-05', '1990-01-01', null, '2001-12-31', '1970-02-28'];
		const names = ['Zoë', 'adam', 'Éva', 'Östen', 'eve', 'Zoe', '李'];
		for (const [n, givenName] of names.entries()) {
			await api.patient.create({
				givenName,
				dateOfBirth: born[n] ?? null,
				familyName: n % 2 ? 'Smith' : null,
			});
		}
		for (const sort of ['createdAt', 'updatedAt', 'familyName', 'dateOfBirth'] as const) {
			for (const order of ['asc', 'desc'] as const) {
				const all = (await api.patient.list({ sort, order, limit: 100 })).items.map(({ id }) => id);
				const walked: string[] = [];
				let cursor: string | null | undefined;
				do {
					const page = await api.patient.list({
						sort,
						order,
						limit: 2,
						...(cursor ? { cursor } : {}),
					});
					walked.push(...page.items.map(({ id }) => id));
					cursor = page.nextCursor;
				} while (cursor);
				expect(walked, `${sort} ${order}`).toEqual(all);
				expect(new Set(walked).size).toBe(names.length);
			}
		}
		const byName = await api.patient.list({ sort: 'familyName' });
		expect(byName.items.map(({ givenName }) => givenName)).toEqual([
			'Éva',
			'eve',
			'adam',
			'Östen',
			'Zoe',
			'Zoë',
			'李',
		]);
		expect(byName).not.toHaveProperty('total');
		const byBirth = await api.patient.list({ sort: 'dateOfBirth', limit: 2, total: true });
		expect(byBirth.items.map(({ dateOfBirth }) => dateOfBirth)).toEqual([
			'1970-02-28',
			'1985-05-05',
		]);
		expect(byBirth).toMatchObject({ total: 7, totalIsExact: true });
	});

	it('refuses a cursor of another order, and one that was made up', async () => {
		const { api } = clinic.ada;
		await api.patient.create({ givenName: 'Another' });
		const { nextCursor } = await api.patient.list({ limit: 1 });
		const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
		for (const [cursor, sort] of [
			[nextCursor ?? '', 'familyName'],
			['!', 'createdAt'],
			[forged(['createdAt', 'desc', 'yesterday-ish', nobody]), 'createdAt'],
			[forged(['createdAt', 'desc', '99999-13-45', nobody]), 'createdAt'],
			[forged(['dateOfBirth', 'asc', "'; drop table patients", nobody]), 'dateOfBirth'],
			[forged(['familyName', 'asc', 'a\u0000b', nobody]), 'familyName'],
			[forged({ toString: 1 }), 'createdAt'],
		] as const) {
			const { code, errors } = await refusalOf(api.patient.list({ cursor, sort }));
			expect(code, cursor).toBe('validation');
			expect(errors?.[0]?.path).toBe('cursor');
		}
	});

	it('finds by part of a name, without accents, MRN, telephone and birth date, and all together', async () => {
		const { api } = await clinic.signUp('Search');
		await api.patient.create({
			givenName: 'Zoë',
			familyName: 'Nuñez-Smith',
			dateOfBirth: '1970-03-02',
			phone: '+442079460123',
		});
		await api.patient.create({ givenName: 'Σωκράτης', familyName: 'Παπαδόπουλος' });
		await api.patient.create({ givenName: '100%', familyName: 'Under_score\\' });
		const found = async (q: string) =>
			(await api.patient.list({ q })).items.map(({ givenName }) => givenName);
		for (const q of [
			'zoe',
			'NUNEZ',
			'smith zo',
			'unez-sm',
			'P-000001',
			'60123',
			'1970-03-02',
			'smith 1970',
			'  zoë  ',
		]) {
			expect(await found(q), q).toEqual(['Zoë']);
		}
		expect(await found('σωκρατησ')).toEqual(['Σωκράτης']);
		expect(await found('%')).toEqual(['100%']);
		expect(await found('_')).toEqual(['100%']);
		expect(await found('\\')).toEqual(['100%']);
		expect(await found('smith 1971')).toEqual([]);
	});

	it('filters by sex, birth and doctor', async () => {
		const { api } = await clinic.signUp('Filter');
		const doctor = await api.doctor.create({ givenName: 'D', specialty: 'other' });
		const her = await api.patient.create({
			givenName: 'Her',
			sex: 'female',
			dateOfBirth: '1980-06-15',
		});
		await api.patient.create({ givenName: 'Him', sex: 'male', dateOfBirth: '1980-06-16' });
		const mapping = await api.mapping.create({ patientId: her.id, doctorId: doctor.id });
		const names = async (filter: Parameters<typeof api.patient.list>[0]) =>
			(await api.patient.list(filter)).items.map(({ givenName }) => givenName);
		expect(await names({ sex: 'male' })).toEqual(['Him']);
		expect(await names({ bornFrom: '1980-06-16' })).toEqual(['Him']);
		expect(await names({ bornTo: '1980-06-15' })).toEqual(['Her']);
		expect(await names({ doctorId: doctor.id })).toEqual(['Her']);
		await api.mapping.end({ id: mapping.id });
		expect(await names({ doctorId: doctor.id })).toEqual([]);
	});
});
