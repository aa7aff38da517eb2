import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test';

export { expect };

interface Account {
	name: string;
	email: string;
	password: string;
}

interface Row {
	id: string;
	version: number;
}

/** The API as the signed-in browser calls it, to prepare what a journey starts from. */
export class Api {
	readonly #request: APIRequestContext;
	readonly #origin: string;

	constructor(request: APIRequestContext, origin: string) {
		this.#request = request;
		this.#origin = origin;
	}

	async mutate(procedure: string, input: unknown): Promise<Row> {
		const answer = await this.#request.post(`${this.#origin}/api/trpc/${procedure}`, {
			data: input,
			headers: { origin: this.#origin },
		});
		const body = await answer.json();
		if (!answer.ok()) throw new Error(`${procedure}: ${JSON.stringify(body)}`);
		return body.result.data;
	}

	signUp(account: Account): Promise<Row> {
		return this.mutate('auth.signUp', account);
	}

	createPatient(fields: { givenName: string } & Record<string, unknown>): Promise<Row> {
		return this.mutate('patient.create', fields);
	}

	createDoctor(fields: { givenName: string } & Record<string, unknown>): Promise<Row> {
		return this.mutate('doctor.create', { specialty: 'cardiology', ...fields });
	}

	/** What a path of the REST API answers. */
	async get(path: string) {
		const answer = await this.#request.get(`${this.#origin}${path}`);
		return await answer.json();
	}

	/** How many patients the signed-in user has. */
	async countPatients(): Promise<number> {
		return (await this.get('/api/patients?total=true')).total;
	}

	assign(fields: { patientId: string; doctorId: string } & Record<string, unknown>): Promise<Row> {
		return this.mutate('mapping.create', fields);
	}
}

/** Somebody who has never been here. */
export function newAccount(): Account {
	const id = crypto.randomUUID();
	return {
		name: 'Florence Nightingale',
		email: `florence.nightingale.${id}@example.org`,
		password: `pass ${crypto.randomUUID()}`,
	};
}

/** A name that no other test uses: the directory of doctors is one for all of them. */
export const unique = (name: string): string => `${name} ${crypto.randomUUID().slice(0, 8)}`;

/** Where the product answers. */
export function originOf(): string {
	const url = process.env['E2E_URL'];
	if (url === undefined) throw new Error('the product was not started');
	return url;
}

/** Requests that leave this origin, and errors in the console but for answers that say no. */
function watch(page: Page, origin: string): string[] {
	const complaints: string[] = [];
	page.on('request', (request) => {
		const url = request.url();
		const local = url.startsWith(origin) || url.startsWith('data:') || url.startsWith('blob:');
		if (!local) complaints.push(`request to ${url}`);
	});
	page.on('console', (message) => {
		const refused = message.text().startsWith('Failed to load resource');
		if (message.type() === 'error' && !refused) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
	return complaints;
}

/** A message that offers Undo goes away after some seconds; how many of them a test takes is the machine's business. */
function keepMessages(): void {
	const wait = window.setTimeout.bind(window);
	const keep = (act: TimerHandler, milliseconds?: number, ...args: unknown[]) =>
		milliseconds === 10_000 ? 0 : wait(act, milliseconds, ...args);
	window.setTimeout = keep as typeof window.setTimeout;
}

interface Fixtures {
	account: Account;
	api: Api;
}

/** Every test has a user of its own, signed in. No page may complain or ask anybody else for anything. */
export const test = base.extend<Fixtures>({
	baseURL: async ({ browserName: _ }, use) => use(originOf()),
	page: async ({ page, baseURL }, use) => {
		const complaints = watch(page, baseURL ?? '');
		await page.addInitScript(keepMessages);
		await use(page);
		expect(complaints).toEqual([]);
	},
	account: async ({ browserName: _ }, use) => use(newAccount()),
	api: async ({ context, baseURL, account }, use) => {
		const api = new Api(context.request, baseURL ?? '');
		await api.signUp(account);
		await use(api);
	},
});
