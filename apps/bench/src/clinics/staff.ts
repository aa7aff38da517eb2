import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { password } from '../accounts.ts';
import { bearer, browser, post } from '../sessions.ts';
import type { Clinic } from './clinic.ts';

/** Somebody who works at a clinic, over REST and in a browser. */
export interface Member {
	clinic: Clinic;
	email: string;
	token: Record<string, string>;
	cookie: Record<string, string>;
	/** The ids of the patients that they have registered. */
	patients: string[];
}

const usersOfClinic = 2;
const patientsOfUser = 10;

/** Milliseconds from an answer to a user's next request. */
const thinkMs = 500;

/** As many writes, and as many reads, of a user at once. */
const atOnce = 6;

const withId = z.object({ id: z.string() });

/** Users register, with the same addresses and passwords at each clinic, and register patients. */
export async function signUpStaff(clinic: Clinic): Promise<Member[]> {
	const { url } = clinic.program;
	const members: Member[] = [];
	for (let number = 0; number < usersOfClinic; number++) {
		const account = { number, name: `Nurse ${number}`, email: `nurse${number}@example.com` };
		const { name, email } = account;
		await post(`${url}/api/auth/register`, { name, email, password });
		const { credentials: token } = await bearer(url)(account);
		const { credentials: cookie } = await browser(url, false)(account);
		const member: Member = { clinic, email, token, cookie, patients: [] };
		for (let n = 0; n < patientsOfUser; n++) await register(member, `Patient ${n}`);
		members.push(member);
	}
	return members;
}

/** A patient says by the given name whose clinic's it is. */
async function register({ clinic, token, patients }: Member, familyName: string): Promise<void> {
	const patient = { givenName: clinic.name, familyName };
	const answer = await post(`${clinic.program.url}/api/patients`, patient, token);
	patients.push(withId.parse(await answer.json()).id);
}

/** @throws Error unless it is answered 200 */
async function ask({ clinic, token }: Member, path: string): Promise<number> {
	const begin = performance.now();
	const answer = await fetch(clinic.program.url + path, { headers: token });
	const body = await answer.text();
	if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${body}`);
	return performance.now() - begin;
}

/** All users look at lists, patients, searches and pages, with a pause after each. @returns milliseconds of each answer */
export async function work(staff: Member[], seconds: number): Promise<number[]> {
	const end = performance.now() + seconds * 1000;
	const times: number[] = [];
	await Promise.all(
		staff.map(async (member, n) => {
			// Not all at the same moment.
			await delay((thinkMs * n) / staff.length);
			for (let turn = 0; performance.now() < end; turn++) {
				const id = member.patients[turn % patientsOfUser];
				const paths = [
					`/api/patients/${id}`,
					'/api/patients?total=true',
					'/api/patients?q=patient',
					'/sign-in',
				];
				times.push(await ask(member, String(paths[turn % paths.length])));
				await delay(thinkMs);
			}
		}),
	);
	return times;
}

/** All users of all clinics write and read so much at once that each process opens the connections that it may. */
export async function workAtOnce(staff: Member[]): Promise<void> {
	await Promise.all(
		staff.flatMap((member) =>
			Array.from({ length: atOnce }, (_, n) =>
				Promise.all([register(member, `At once ${n}`), ask(member, '/api/patients')]),
			),
		),
	);
}
