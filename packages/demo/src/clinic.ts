import type { PlainDate, Role } from '@hms/contracts';
import type { mappings, patients, users } from '@hms/db';
import { buildAssignments } from './assignments.ts';
import { type Day, dayOf, instantOf, mondayFrom, timeOf } from './calendar.ts';
import { buildDoctors, type DemoDoctor } from './doctors.ts';
import { buildPatients } from './patients.ts';
import { cultures } from './people/cultures.ts';
import { People } from './people/person.ts';
import { Random } from './random.ts';

/** How somebody signs in. */
export interface DemoAccount {
	name: string;
	email: string;
	password: string;
}

interface Owner {
	account: DemoAccount;
	role: Role;
	patients: number;
	/** Days after the clinic opened. */
	joined: number;
}

const owners: readonly Owner[] = [
	{
		account: {
			name: 'Ruth Adeyemi',
			email: 'ruth.adeyemi@example.org',
			password: 'copper-lantern-quiet-meadow',
		},
		role: 'admin',
		patients: 120,
		joined: 0,
	},
	{
		account: {
			name: 'Tomás Herrera',
			email: 'tomas.herrera@example.org',
			password: 'velvet-harbour-seven-pines',
		},
		role: 'staff',
		patients: 80,
		joined: 21,
	},
];

/** What one account sees besides the directory of doctors. */
export interface DemoPractice {
	account: DemoAccount;
	user: typeof users.$inferInsert;
	patients: (typeof patients.$inferInsert)[];
	mappings: (typeof mappings.$inferInsert)[];
}

interface DemoClinic {
	doctors: DemoDoctor['row'][];
	practices: DemoPractice[];
}

/** The clinic has been at work for so many days. */
const age = 425;

/**
 * The rows of the demo clinic, the same for the same day in the same time zone. Nothing in it is later than the evening
 * of the day before.
 */
export function buildClinic(today: PlainDate): DemoClinic {
	const lastDay = dayOf(today) - 1;
	const opening = mondayFrom(lastDay - age);
	const doctors = buildDoctors(opening, lastDay);
	const people = new People(cultures);
	return {
		doctors: doctors.map(({ row }) => row),
		practices: owners.map((owner) => buildPractice(owner, doctors, people, opening, today)),
	};
}

function buildPractice(
	{ account, role, patients: count, joined }: Owner,
	doctors: readonly DemoDoctor[],
	people: People,
	opening: Day,
	today: PlainDate,
): DemoPractice {
	const { email: label, name } = account;
	const lastDay = dayOf(today) - 1;
	// Before the doctors, whom the administrator enters at eight.
	const time = timeOf(opening + joined, 7 * 60 + 40);
	const ownerId = new Random(label).uuid(time);
	const first = opening + joined + 1;
	const patients = buildPatients({ ownerId, label, count, opening: first, lastDay, today }, people);
	return {
		account,
		user: { id: ownerId, name, email: label, role, createdAt: instantOf(time) },
		patients: patients.map(({ row }) => row),
		mappings: buildAssignments(patients, doctors, lastDay, label),
	};
}
