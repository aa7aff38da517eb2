import { type APIRequestContext, test as base, expect, type Page } from '@playwright/test';

export { expect };

export interface Account {
	name: string;
	email: string;
	password: string;
}

interface Row {
	id: string;
	version: number;
}

/** Calls the API with the browser's session, to prepare the data of a test. */
export class Api {
	readonly #request: APIRequestContext;
	readonly #origin: string;

	constructor(request: APIRequestContext, origin: string) {
		this.#request = request;
		this.#origin = origin;
	}

	async mutate<Answer = Row>(procedure: string, input: unknown): Promise<Answer> {
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

	/** Gets a path of the REST API. */
	async get(path: string) {
		const answer = await this.#request.get(`${this.#origin}${path}`);
		return await answer.json();
	}

	/** The number of the user's patients. */
	async countPatients(): Promise<number> {
		return (await this.get('/api/patients?total=true')).total;
	}

	assign(fields: { patientId: string; doctorId: string } & Record<string, unknown>): Promise<Row> {
		return this.mutate('mapping.create', fields);
	}
}

/** A new account. */
export function newAccount(): Account {
	const id = crypto.randomUUID();
	return {
		name: 'Florence Nightingale',
		email: `florence.nightingale.${id}@example.org`,
		password: `pass ${crypto.randomUUID()}`,
	};
}

/** A unique name, because all tests share the directory of doctors. */
export const unique = (name: string): string => `${name} ${crypto.randomUUID().slice(0, 8)}`;

/** The product's URL. */
export function originOf(): string {
	const url = process.env['E2E_URL'];
	if (url === undefined) throw new Error('the product was not started');
	return url;
}

/** Records requests to other origins, and errors in the console except those for error responses. */
function recordProblems(page: Page, origin: string): string[] {
	const problems: string[] = [];
	page.on('request', (request) => {
		const url = request.url();
		const isLocal = url.startsWith(origin) || url.startsWith('data:') || url.startsWith('blob:');
		if (!isLocal) problems.push(`request to ${url}`);
	});
	page.on('console', (message) => {
		const isErrorResponse = message.text().startsWith('Failed to load resource');
		if (message.type() === 'error' && !isErrorResponse) problems.push(message.text());
	});
	page.on('pageerror', (error) => problems.push(String(error)));
	return problems;
}

/** Keeps notifications with Undo open, because a slow test may need longer than their ten seconds. */
function keepNotifications(): void {
	const wait = window.setTimeout.bind(window);
	const setTimeoutExceptUndo = (handler: TimerHandler, timeout?: number, ...args: unknown[]) =>
		timeout === 10_000 ? 0 : wait(handler, timeout, ...args);
	window.setTimeout = setTimeoutExceptUndo as typeof window.setTimeout;
}

interface Fixtures {
	account: Account;
	api: Api;
}

/** Each test has a signed-in user of its own. No page may log errors or send requests to other origins. */
export const test = base.extend<Fixtures>({
	baseURL: async ({ browserName: _ }, use) => use(originOf()),
	page: async ({ page, baseURL }, use) => {
		const problems = recordProblems(page, baseURL ?? '');
		await page.addInitScript(keepNotifications);
		await use(page);
		expect(problems).toEqual([]);
	},
	account: async ({ browserName: _ }, use) => use(newAccount()),
	api: async ({ context, baseURL, account }, use) => {
		const api = new Api(context.request, baseURL ?? '');
		await api.signUp(account);
		await use(api);
	},
});
