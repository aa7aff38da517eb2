import type { DoctorFields, Specialty } from '@hms/contracts';
import type { doctors } from '@hms/db';
import { type Day, instantOf, timeOf, workday } from './calendar.ts';
import { Random } from './random.ts';

export interface DemoDoctor {
	row: typeof doctors.$inferInsert;
	specialty: Specialty;
	/** The first day on which patients can be assigned. */
	joined: Day;
	/** The day on which the doctor was archived. */
	left: Day | null;
	accepting: boolean;
	/** "Dr Hughes". */
	title: string;
}

interface Entry {
	name: readonly [given: string, family: string | null];
	specialty: Specialty;
	/** Days after the clinic opened; with the others on the first day where absent. */
	joined?: number;
	/** Days before the last day of the demo. */
	left?: number;
	accepting?: false;
	/** Registered too recently to have a number. */
	unlicensed?: true;
	address: string | null;
}

const entries: readonly Entry[] = [
	{ name: ['Nicola', 'Hughes'], specialty: 'family_medicine', address: 'nicola.hughes' },
	{ name: ['Devika', 'Menon'], specialty: 'family_medicine', address: 'devika.menon' },
	{
		name: ['Marek', 'Zieliński'],
		specialty: 'family_medicine',
		address: 'marek.zielinski',
		accepting: false,
	},
	{
		name: ['Owen', 'Bradshaw'],
		specialty: 'family_medicine',
		address: 'owen.bradshaw',
		left: 118,
		accepting: false,
	},
	{ name: ['Chiamaka', 'Obi'], specialty: 'family_medicine', address: 'chiamaka.obi', joined: 64 },
	{ name: ['Hans-Peter', 'Grünwald'], specialty: 'internal_medicine', address: 'hp.gruenwald' },
	{ name: ['Sofía', 'Castaño Ruiz'], specialty: 'paediatrics', address: 'sofia.castano' },
	{ name: ['Amir', 'Haddad'], specialty: 'paediatrics', address: 'amir.haddad' },
	{ name: ['Maeve', "O'Connor"], specialty: 'geriatrics', address: 'maeve.oconnor' },
	{ name: ['Isabelle', 'Fournier'], specialty: 'cardiology', address: 'isabelle.fournier' },
	{
		name: ['Gerald', 'Ashworth'],
		specialty: 'cardiology',
		address: 'gerald.ashworth',
		left: 205,
		accepting: false,
	},
	{ name: ['Yuki', 'Matsumoto'], specialty: 'obstetrics_gynaecology', address: 'yuki.matsumoto' },
	{ name: ['Stefan', 'van der Meer'], specialty: 'orthopaedics', address: 'stefan.vandermeer' },
	{ name: ['Olga', 'Marchenko'], specialty: 'general_surgery', address: 'olga.marchenko' },
	{
		name: ['Rosa', 'Ferreira'],
		specialty: 'dermatology',
		address: 'rosa.ferreira',
		accepting: false,
	},
	{ name: ['Ji-won', 'Han'], specialty: 'neurology', address: 'jiwon.han' },
	{
		name: ['Samuel', 'Abramson'],
		specialty: 'psychiatry',
		address: 'samuel.abramson',
		accepting: false,
	},
	{ name: ['Eleftheria', 'Stathopoulou'], specialty: 'ophthalmology', address: null },
	{ name: ['Trung', 'Nguyễn'], specialty: 'otorhinolaryngology', address: 'trung.nguyen' },
	{ name: ['Fatma', 'Yıldız'], specialty: 'endocrinology', address: 'fatma.yildiz' },
	{ name: ['Lars', 'Ekström'], specialty: 'gastroenterology', address: 'lars.ekstrom' },
	{ name: ['Wei Ling', 'Tan'], specialty: 'pulmonology', address: 'weiling.tan', joined: 29 },
	{ name: ['Béla', 'Kőszegi'], specialty: 'oncology', address: 'bela.koszegi' },
	{
		name: ['Purnama', null],
		specialty: 'physical_medicine',
		address: 'purnama',
		joined: 52,
		unlicensed: true,
	},
];

/**
 * The clinic's directory, in the order of entry. The licence numbers have the form of the General
 * Medical Council's, in a hundred thousand that it has not come to.
 */
export function buildDoctors(opening: Day, lastDay: Day): DemoDoctor[] {
	return entries.map(({ name: [givenName, familyName], specialty, ...entry }, index) => {
		const random = new Random(`doctor ${index}`);
		const joined = entry.joined === undefined ? opening : workday(opening + entry.joined);
		// On the opening day one after the other, three minutes each.
		const time = timeOf(joined, 8 * 60 + index * 3 + random.next());
		const left = entry.left === undefined ? null : workday(lastDay - entry.left);
		const archivedAt = left === null ? null : instantOf(timeOf(left, 17 * 60 + random.next() * 30));
		const fields: DoctorFields = {
			givenName,
			familyName,
			specialty,
			licenseNumber: entry.unlicensed ? null : random.digits('GMC 99#####'),
			phone: random.digits('+442079460###'),
			email: entry.address && `${entry.address}@example.org`,
			acceptingPatients: entry.accepting ?? true,
		};
		return {
			row: {
				...fields,
				id: random.uuid(time),
				archivedAt,
				version: archivedAt ? 2 : 1,
				createdAt: instantOf(time),
				updatedAt: archivedAt ?? instantOf(time),
			},
			specialty,
			joined,
			left,
			accepting: fields.acceptingPatients,
			title: `Dr ${familyName ?? givenName}`,
		};
	});
}
