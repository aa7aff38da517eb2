// The commonest jobs, with the keys and clicks that each of them takes; none may take more than it does today.
import type { Locator, Page } from '@playwright/test';
import { ada } from './sample.ts';
import { type Api, expect, test } from './test.ts';

/** Works on a page, and counts each key and each click. */
class Counter {
	keys = 0;
	clicks = 0;
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async type(text: string): Promise<void> {
		this.keys += [...text].length;
		await this.#page.keyboard.type(text);
	}

	async press(...keys: string[]): Promise<void> {
		for (const key of keys) {
			this.keys++;
			await this.#page.keyboard.press(key);
		}
	}

	async click(target: Locator): Promise<void> {
		this.clicks++;
		await target.click();
	}
}

interface Clinic {
	page: Page;
	api: Api;
	patientId: string;
	/** Looks after the patient. */
	doctorId: string;
	/** Looks after nobody. */
	secondId: string;
	/** What finds this doctor, and another one, in the directory that all tests share. */
	first: string;
	second: string;
}

interface Job {
	name: string;
	keys: number;
	clicks: number;
	/** Opens the screen that the job begins on. */
	open: (clinic: Clinic) => Promise<unknown>;
	work: (counter: Counter, clinic: Clinic) => Promise<void>;
	/** Expects that it is done. */
	done: (clinic: Clinic) => Promise<void>;
}

const openPatient = ({ page, patientId }: Clinic) => page.goto(`/patients/${patientId}`);
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const team = (page: Page) => page.getByRole('region', { name: 'Care team' });

const jobs: Job[] = [
	{
		name: 'register a patient with birth date, sex and telephone',
		keys: 39,
		clicks: 0,
		open: ({ page }) => page.goto('/patients'),
		async work(counter, { page }) {
			await counter.press('n');
			await expect(page.getByLabel('Given name')).toBeFocused();
			await counter.type('Tom');
			await counter.press('Tab');
			await counter.type('Smith');
			await counter.press('Tab');
			await counter.type('12.06.1970');
			await counter.press('Tab');
			await counter.type('m');
			await counter.press('Enter', 'Tab');
			await counter.type('02079460001');
			await counter.press('Enter');
		},
		done: ({ page }) => expect(heading(page, 'Tom Smith')).toBeVisible(),
	},
	{
		name: 'find a patient and open the record, from any screen',
		keys: 7,
		clicks: 0,
		open: ({ page }) => page.goto('/assignments'),
		async work(counter) {
			await counter.press('Control+k');
			await counter.type('lovel');
			await counter.press('Enter');
		},
		done: ({ page }) => expect(heading(page, 'Ada Lovelace')).toBeVisible(),
	},
	{
		name: 'find a patient by telephone number in the list, and open the record',
		keys: 9,
		clicks: 0,
		open: ({ page }) => page.goto('/patients'),
		async work(counter) {
			await counter.press('/');
			await counter.type('9460000');
			await counter.press('Enter');
		},
		done: ({ page }) => expect(heading(page, 'Ada Lovelace')).toBeVisible(),
	},
	{
		name: 'correct a birth date',
		keys: 13,
		clicks: 1,
		open: openPatient,
		async work(counter, { page }) {
			await counter.press('e');
			await counter.click(page.getByLabel('Birth date'));
			await counter.press('Control+a');
			await counter.type('11.12.1990');
			await counter.press('Enter');
		},
		done: ({ page }) => expect(page.getByText(/^Born 11 Dec 1990/)).toBeVisible(),
	},
	{
		name: 'change a telephone number',
		keys: 14,
		clicks: 1,
		open: openPatient,
		async work(counter, { page }) {
			await counter.press('e');
			await counter.click(page.getByRole('textbox', { name: 'Telephone', exact: true }));
			await counter.press('Control+a');
			await counter.type('02079460001');
			await counter.press('Enter');
		},
		done: ({ page }) =>
			expect(page.getByRole('link', { name: '+44 20 7946 0001' }).first()).toBeVisible(),
	},
	{
		name: 'assign a doctor',
		keys: 6,
		clicks: 1,
		open: openPatient,
		async work(counter, { page, second }) {
			await counter.click(page.getByRole('button', { name: 'Assign doctor' }));
			await expect(page.getByRole('combobox', { name: 'Doctor' })).toBeFocused();
			await counter.type(second);
			await counter.press('Enter');
			await expect(page.getByRole('combobox', { name: 'Doctor' })).toHaveValue(/^Elizabeth/);
			await counter.press('Enter');
		},
		done: ({ page, second }) =>
			expect(team(page).getByRole('link', { name: `Elizabeth ${second}` })).toBeVisible(),
	},
	{
		name: 'end an assignment with a reason',
		keys: 6,
		clicks: 1,
		open: openPatient,
		async work(counter, { page }) {
			await counter.click(team(page).getByRole('button', { name: /^End…/ }));
			await expect(page.getByRole('textbox', { name: 'Reason' })).toBeFocused();
			await counter.type('Moved');
			await counter.press('Enter');
		},
		done: ({ page }) => expect(page.getByText('no longer looks after')).toBeVisible(),
	},
	{
		name: 'hand over the 27 patients of a doctor',
		keys: 5,
		clicks: 2,
		async open({ page, api, doctorId }) {
			for (let n = 1; n < 27; n++) {
				const { id } = await api.createPatient({ givenName: `Patient ${n}` });
				await api.assign({ patientId: id, doctorId, isPrimary: true });
			}
			await page.goto(`/doctors/${doctorId}`);
		},
		async work(counter, { page, second }) {
			await counter.click(page.getByRole('button', { name: 'Hand over' }));
			await expect(page.getByRole('combobox', { name: 'Hand over to' })).toBeFocused();
			await counter.type(second);
			await counter.press('Enter');
			await expect(page.getByRole('combobox', { name: 'Hand over to' })).toHaveValue(/^Elizabeth/);
			await counter.click(page.getByRole('dialog').getByRole('button', { name: 'Hand over' }));
		},
		done: ({ page, first, second }) =>
			expect(
				page.getByText(`Elizabeth ${second} now looks after 27 patients of Grace ${first}`),
			).toBeVisible(),
	},
	{
		name: 'make another doctor of the care team primary',
		keys: 0,
		clicks: 2,
		async open(clinic) {
			const { api, patientId, secondId } = clinic;
			await api.assign({ patientId, doctorId: secondId });
			await openPatient(clinic);
		},
		async work(counter, { page, second }) {
			await counter.click(team(page).getByRole('button', { name: `More for Elizabeth ${second}` }));
			await counter.click(page.getByRole('menuitem', { name: 'Make primary' }));
		},
		done: ({ page, second }) =>
			expect(
				page.getByText(`Elizabeth ${second} is now the primary doctor of Ada Lovelace`),
			).toBeVisible(),
	},
	{
		name: 'archive a patient, and take it back',
		keys: 0,
		clicks: 2,
		open: openPatient,
		async work(counter, { page }) {
			await counter.click(page.getByRole('button', { name: 'Archive' }));
			await counter.click(page.getByRole('button', { name: 'Undo' }));
		},
		done: ({ page }) => expect(page.getByText('is back in the list')).toBeVisible(),
	},
];

async function fill(page: Page, api: Api): Promise<Clinic> {
	const [first = '', second = ''] = [1, 2].map(() => crypto.randomUUID().slice(0, 4));
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName: first });
	const { id: secondId } = await api.createDoctor({
		givenName: 'Elizabeth',
		familyName: second,
	});
	const { id: patientId } = await api.createPatient(ada);
	await api.assign({ patientId, doctorId, isPrimary: true });
	return { page, api, patientId, doctorId, secondId, first, second };
}

for (const job of jobs) {
	test(job.name, async ({ page, api }) => {
		const clinic = await fill(page, api);
		// Its connection for changes is opened once a page handles keys.
		const listens = page.waitForResponse('**/api/events');
		await job.open(clinic);
		await listens;
		const counter = new Counter(page);
		await job.work(counter, clinic);
		await job.done(clinic);
		console.log(`${job.name}: ${counter.keys} keys, ${counter.clicks} clicks`);
		expect(counter.keys).toBeLessThanOrEqual(job.keys);
		expect(counter.clicks).toBeLessThanOrEqual(job.clicks);
	});
}
