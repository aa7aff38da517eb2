import { setTimeout as delay } from 'node:timers/promises';
import { superuserIn, type Target } from '../databases.ts';
import { markdown, median } from '../report.ts';
import { keep } from '../started.ts';
import { type Clinic, createDatabase, openServer, prefix, startClinic } from './clinic.ts';
import { trespass } from './isolation.ts';
import { memoryOf, memoryOfServer } from './memory.ts';
import { signUpStaff, work, workAtOnce } from './staff.ts';

/** Memory is looked at so many milliseconds after something. */
const settleMs = 10_000;

/** How often connections are counted while there is most to do. */
const countMs = 100;

/**
 * Starts the clinics, has their staff work, tries what must be refused, and prints what is found.
 * @param seconds how long the staff work
 * @returns what one clinic accepted of another, in words
 */
export async function rehearse(folder: string, count: number, seconds: number): Promise<string[]> {
	const server = keep(await openServer(folder, count));
	const sql = superuserIn(server.superuser, 'postgres');
	keep({ stop: () => sql.end() });
	/** Of each clinic. */
	const connections = async (): Promise<number[]> => {
		const rows = await sql<{ held: number }[]>`
			select count(*)::int as held from pg_stat_activity where datname like ${`${prefix}\\_%`} group by datname`;
		return rows.map(({ held }) => held);
	};
	const megabytesAlone = memoryOfServer(folder);
	const targets: Target[] = [];
	for (let number = 1; number <= count; number++) {
		targets.push(await createDatabase(server, number));
	}
	for (const { program } of await startAll(targets, folder, 'with empty databases'))
		await program.stop();
	const clinics = await startAll(targets, folder, 'again');

	const rows: string[][] = [];
	const look = (state: string, held: number[]) => {
		const each = clinics.map(({ program }) => memoryOf(program.pid));
		const pss = each.map((one) => one.pss);
		const rss = each.map((one) => one.rss);
		const ofServer = memoryOfServer(folder).toFixed(0);
		rows.push([
			state,
			spread(pss),
			spread(rss),
			total(pss).toFixed(0),
			ofServer,
			spread(held),
			String(total(held)),
		]);
	};
	await delay(settleMs);
	look('idle, after the start', await connections());
	const staff = (await Promise.all(clinics.map(signUpStaff))).flat();
	const times = (await work(staff, seconds)).sort((a, b) => a - b);
	look('two users each at work', await connections());
	let most: number[] = [];
	let isOver = false;
	const busiest = workAtOnce(staff).finally(() => {
		isOver = true;
	});
	while (!isOver) {
		const held = await connections();
		if (total(held) > total(most)) most = held;
		await delay(countMs);
	}
	await busiest;
	look('12 requests of each user at once', most);

	console.log(`\n${markdown(heads, rows)}\n`);
	console.log(`PostgreSQL took ${megabytesAlone.toFixed(0)} MB of PSS before there was a clinic.`);
	const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(0);
	console.log(
		`${staff.length} users at work had ${times.length} answers in ${seconds} s: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms.`,
	);
	const { asked, complaints } = await trespass(clinics, staff, sql);
	console.log(
		`${asked} checks that each clinic serves its own and nothing else: ${complaints.length} failed.`,
	);
	return complaints;
}

const heads = [
	'all clinics',
	'a process: PSS, MB',
	'RSS, MB',
	'all processes: PSS, MB',
	'PostgreSQL: PSS, MB',
	'connections of a clinic',
	'of all',
];

const total = (values: number[]) => values.reduce((sum, one) => sum + one, 0);

/** The median, and the lowest and highest. */
const spread = (values: number[]) =>
	`${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`;

/** Starts all clinics, one after the other. */
async function startAll(targets: Target[], folder: string, how: string): Promise<Clinic[]> {
	const clinics: Clinic[] = [];
	const times: number[] = [];
	for (const target of targets) {
		const begin = performance.now();
		const clinic = await startClinic(target, folder);
		keep(clinic.program);
		clinics.push(clinic);
		times.push((performance.now() - begin) / 1000);
	}
	console.log(
		`Started ${how}, one after the other: ${total(times).toFixed(0)} s for ${targets.length}, each ${median(times).toFixed(1)} s.`,
	);
	return clinics;
}
