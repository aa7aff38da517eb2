import postgres from 'postgres';
import { z } from 'zod';
import type { Clinic } from './clinic.ts';
import type { Member } from './staff.ts';

/** What was tried at other clinics, and what of it was not refused, in words. */
export interface Trespasses {
	asked: number;
	complaints: string[];
}

const keys = z.object({ keys: z.array(z.object({ kid: z.string() })) });
const patients = z.object({ items: z.array(z.object({ givenName: z.string() })) });

/** Tries everything that one clinic has at every other one. @param superuser of the database */
export async function trespass(
	clinics: Clinic[],
	staff: Member[],
	superuser: postgres.Sql,
): Promise<Trespasses> {
	const complaints: string[] = [];
	let asked = 0;
	const expect = (what: string, found: unknown, expected: unknown) => {
		asked++;
		if (found !== expected) complaints.push(`${what}: ${found}, and not ${expected}`);
	};
	const statusOf = async ({ program }: Clinic, path: string, headers: Record<string, string>) => {
		const answer = await fetch(program.url + path, { headers });
		await answer.body?.cancel();
		return answer.status;
	};
	for (const member of staff) {
		const { clinic, email, token, cookie, patients: own } = member;
		for (const [name, headers] of Object.entries({ token, cookie })) {
			expect(
				`${name} of ${email} at ${clinic.name}`,
				await statusOf(clinic, '/api/auth/me', headers),
				200,
			);
		}
		const answer = await fetch(`${clinic.program.url}/api/patients?limit=100`, { headers: token });
		const { items } = patients.parse(await answer.json());
		const ofOthers = items.filter(({ givenName }) => givenName !== clinic.name);
		expect(`patients of ${email} at ${clinic.name}`, items.length, own.length);
		expect(`patients of others at ${clinic.name}`, ofOthers.length, 0);
	}
	for (const { clinic, email, token, cookie } of staff) {
		for (const other of clinics.filter((one) => one !== clinic)) {
			for (const [name, headers] of Object.entries({ token, cookie })) {
				const what = `${name} of ${email} of ${clinic.name} at ${other.name}`;
				expect(what, await statusOf(other, '/api/auth/me', headers), 401);
			}
		}
	}
	for (const { clinic, token } of staff) {
		for (const { clinic: other, patients: theirs } of staff.filter(
			(one) => one.clinic !== clinic,
		)) {
			const what = `a patient of ${other.name} at ${clinic.name}`;
			expect(what, await statusOf(clinic, `/api/patients/${theirs[0]}`, token), 404);
		}
	}
	const kids = await Promise.all(
		clinics.map(async ({ program }) => {
			const answer = await fetch(`${program.url}/api/.well-known/jwks.json`);
			return keys.parse(await answer.json()).keys.map(({ kid }) => kid);
		}),
	);
	expect('different keys', new Set(kids.flat()).size, kids.flat().length);
	for (const { name, target } of clinics) {
		for (const other of clinics.filter((one) => one.name !== name)) {
			// insufficient_privilege
			const what = `the database's account of ${name} at ${other.name}`;
			expect(what, await refusalOf({ ...target, database: other.name }), '42501');
		}
	}
	// The password of the application's account is known to the product alone.
	const own = clinics.map(({ name }) => `hms_app_${name}`);
	const used =
		await superuser`select distinct usename from pg_stat_activity where usename in ${superuser(own)}`;
	expect('accounts that the applications use', used.length, clinics.length);
	const open = await superuser`
		select from pg_roles join pg_database on datname in ${superuser(clinics.map(({ name }) => name))}
		where rolname in ${superuser(own)} and rolname <> 'hms_app_' || datname and has_database_privilege(rolname, datname, 'connect')`;
	expect('databases that an application of another clinic may enter', open.length, 0);
	return { asked, complaints };
}

/** PostgreSQL's code for why it lets nobody in; `none` where it does. */
async function refusalOf(target: Clinic['target']): Promise<string> {
	const sql = postgres({ ...target, max: 1 });
	try {
		await sql`select 1`;
		return 'none';
	} catch (error) {
		if (error instanceof postgres.PostgresError) return error.code;
		throw error;
	} finally {
		await sql.end();
	}
}
