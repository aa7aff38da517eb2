import { setTimeout as delay } from 'node:timers/promises';
import type { PatientRow } from './accounts.ts';
import type { Call } from './api/api.ts';
import { rest } from './api/rest.ts';
import { databases, localTarget, superuserIn } from './databases.ts';
import { connect, isDone, type Request, send } from './load.ts';
import { options } from './options.ts';
import type { Data } from './prepare.ts';
import { root, startProduct } from './programs.ts';
import { type Answered, recovery, recoveryText } from './recovery.ts';
import { keep } from './started.ts';
import { product, type Subject, shareAll } from './subjects.ts';
import { requestsOf, virtualUsers } from './virtual-users.ts';
import { works } from './works.ts';

/** How long each part lasts, in seconds. */
const parts = { warmUp: 5, before: 10, overload: 10, after: 15 };

/** The usual work goes on all the time on so many connections. */
const usualConnections = 16;

/** More than the product works on at once by default. */
const slowConnections = 600;

/** Whoever was refused asks again after so many milliseconds, which is sooner than `Retry-After` says. */
const refusedRestMs = 100;

const kind = 'programs';

/** What is asked for on a connection, by its number. */
type Next = (connection: number) => Request;

/** Requests that are slow, and what ends that. */
interface Slow {
	next: Next;
	release?(): Promise<void>;
}

/** Sends requests on each connection, one after the other, until `stop`. */
function run(url: string, connections: number, next: Next) {
	const answers: Answered[] = [];
	let isOver = false;
	async function one(connection: number): Promise<void> {
		const client = connect(url);
		while (!isOver) {
			const { status } = await send(client, next(connection));
			answers.push({ at: performance.now(), status });
			if (!isDone(status)) await delay(refusedRestMs);
		}
		await client.close();
	}
	const ended = Promise.all(Array.from({ length: connections }, (_, n) => one(n)));
	// Awaited by `stop`; an error before that is thrown there.
	ended.catch(() => undefined);
	return {
		answers,
		async stop(): Promise<void> {
			isOver = true;
			await ended;
		},
	};
}

/**
 * Puts several hundred slow requests at once on the product while the usual work goes on, and prints how much of that is done
 * before, meanwhile and in each second afterwards.
 * @throws Error if a single answer to the usual work was wrong or missing
 */
export async function overload({ server, rows }: Data): Promise<void> {
	const target = localTarget(server.target);
	const program = keep(await startProduct(root, target, options.folder, {}));
	// The first patient of each account is none of the usual work's: it may be locked.
	const usual = rows.map((own) => own.slice(1));
	const { owners } = options;
	const subject = product(
		{ name: 'product', program, database: databases.product, rows: usual, owners },
		false,
	);
	await shareAll(subject);
	const firsts = rows.flatMap(([row]) => row ?? []);
	const slow: Record<string, () => Promise<Slow>> = {
		'searches among all colleagues': async () => ({
			next: await asked(subject, firsts, searchOfAll),
		}),
		'changes of locked patients': async () => {
			const sql = superuserIn(server.superuser, databases.product);
			await sql.unsafe('begin');
			await sql`select from patients where id in ${sql(firsts.map(({ id }) => id))} for update`;
			return {
				next: await asked(subject, firsts, (row) => rest.update(row, '+442070000000')),
				release: () => sql.end(),
			};
		},
	};
	for (const [name, start] of Object.entries(slow)) {
		const recoveries = [];
		for (let round = 0; round < options.rounds; round++) {
			recoveries.push(await overloadOnce(subject, start));
		}
		console.log(`\n${slowConnections} connections with ${name}:\n\n${recoveryText(recoveries)}`);
	}
}

/** A search of the patients of several, with their number: the dearest read there is. */
function searchOfAll(row: PatientRow): Call {
	if (!rest.searchOfAll) throw new Error('patients cannot be shared there');
	return rest.searchOfAll(row, { limit: 25, total: true, least: 0 });
}

/** One call for the first patient of each account, by that account. */
async function asked(
	{ sessionsOf }: Subject,
	firsts: PatientRow[],
	call: (row: PatientRow) => Call,
): Promise<Next> {
	const sessions = await sessionsOf(kind);
	const requests = sessions.map(({ account, credentials }): Request => {
		const row = firsts.find(({ owner }) => owner === account.number);
		if (!row) throw new Error(`account ${account.number} has no patient`);
		const { headers, ...rest } = call(row);
		// Several change the same patient, and none knows its version.
		return { ...rest, headers: { ...headers, ...credentials }, check: () => undefined };
	});
	return (connection) => {
		const request = requests[connection % requests.length];
		if (!request) throw new Error('nobody is signed in');
		return request;
	};
}

async function overloadOnce({ program, rows, sessionsOf }: Subject, start: () => Promise<Slow>) {
	const mix = works.find(({ name }) => name.startsWith('mix'));
	if (!mix) throw new Error('there is no mix');
	const settings = { kind, api: rest, sessions: await sessionsOf(kind), rows, late: [] } as const;
	const users = virtualUsers({ ...settings, late: [] }, usualConnections);
	const usual = run(program.url, usualConnections, requestsOf(mix, users));
	await delay((parts.warmUp + parts.before) * 1000);
	const { next, release } = await start();
	const begin = performance.now();
	const many = run(program.url, slowConnections, next);
	await delay(parts.overload * 1000);
	const end = performance.now();
	const stopped = many.stop();
	await release?.();
	await delay(parts.after * 1000);
	await Promise.all([stopped, usual.stop()]);
	return recovery(usual.answers, many.answers, { begin, end, ...parts });
}
