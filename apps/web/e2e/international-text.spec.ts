import type { Locator } from '@playwright/test';
import { expect, newAccount, test, unique } from './test.ts';

test('names, addresses and numbers of any language are accepted', async ({ page, api: _ }) => {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Jürgen\u00a0 Karl');
	await page.getByLabel('E-mail').fill('jürgen@münchen.de');
	await page.getByLabel('City').fill('Würzburg');
	await page.getByLabel('Relationship').fill('Mutti');
	await page.getByLabel('MRN').fill('№ 77/в');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Jürgen Karl' })).toBeVisible();
	const contact = page.getByRole('region', { name: 'Contact' });
	await expect(contact.getByRole('link', { name: 'jürgen@münchen.de' })).toBeVisible();
	await expect(contact).toContainText('Würzburg');
	await expect(contact).toContainText(/Emergency contact\s*Mutti$/);
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(page.getByLabel('E-mail')).toHaveValue('jürgen@münchen.de');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('Jürgen Karl was saved')).toBeVisible();
});

test('an account may have an e-mail address in any script', async ({ page }) => {
	const { name, password } = newAccount();
	const email = `jürgen-${Date.now()}@münchen.example`;
	await page.goto('/register');
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('E-mail address').fill(email.toUpperCase());
	await page.getByRole('textbox', { name: 'Password' }).fill(password);
	await page.getByRole('button', { name: 'Create account' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Account' })).toContainText(email);
});

test('two cells copied from a spreadsheet are one search', async ({ page, api }) => {
	await api.createPatient({ givenName: 'John', familyName: 'Smith' });
	await api.createPatient({ givenName: 'Ada', familyName: 'Lovelace' });
	await page.goto('/patients');
	await page.getByRole('searchbox').fill('John\tSmith');
	await expect(page.getByRole('link', { name: 'John Smith' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeHidden();
});

test('a Chinese name is found by its sound, and shown with the family name first', async ({
	page,
	api,
}) => {
	const { id } = await api.createPatient({ givenName: '小龙', familyName: '李' });
	await api.createPatient({ givenName: 'Ada', familyName: 'Lovelace' });
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.getByRole('searchbox').fill('Li Xiaolong');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeHidden();
	await expect(page.getByRole('status').filter({ hasText: /^1 patient$/ })).toBeVisible();
	await page.getByRole('link', { name: '李小龙' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '李小龙' })).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`/patients/${id}`));
	await page.goto('/activity');
	await expect(page.getByText('Registered 李小龙')).toBeVisible();
});

test('a right-to-left name does not change the order of the text around it', async ({
	page,
	api,
}) => {
	const patient = await api.createPatient({ givenName: 'محمد', familyName: 'حسن', mrn: 'א-1' });
	const doctor = await api.createDoctor({ givenName: 'דוד', familyName: 'כהן' });
	await api.assign({ patientId: patient.id, doctorId: doctor.id });
	await page.goto(`/patients/${patient.id}`);
	await expect(page).toHaveTitle(/^\u2068محمد حسن\u2069 · /);
	await page.getByRole('button', { name: 'End… \u2068דוד כהן\u2069' }).click();
	await page.getByRole('button', { name: 'End assignment' }).click();
	await expect(
		page.getByText('\u2068דוד כהן\u2069 no longer looks after \u2068محمد حسن\u2069'),
	).toBeVisible();

	await page.goto('/activity');
	const sentence = page.getByText('Assigned דוד כהן to محمد حسن');
	await expect(sentence.locator('bdi')).toHaveText(['דוד כהן', 'محمد حسن']);
	// The parts of the sentence are in reading order.
	const places = await sentence.evaluate((element) => {
		const range = document.createRange();
		const left = (node: Node) => {
			range.selectNodeContents(node);
			return range.getBoundingClientRect().left;
		};
		const [first, second] = element.querySelectorAll('bdi');
		return first && second ? [left(element), left(first), left(second)] : [];
	});
	expect(places).toHaveLength(3);
	expect(places).toEqual(places.toSorted((one, other) => one - other));
});

/** Expects that parts of a text are shown from left to right in this order, without overlap. */
async function expectInOrder(element: Locator, parts: (string | RegExp)[]): Promise<void> {
	await expect(element).toBeVisible();
	const sources = parts.map((part) =>
		typeof part === 'string' ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') : part.source,
	);
	const spans = await element.evaluate((root, patterns) => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		const nodes: { node: Node; start: number }[] = [];
		let text = '';
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			nodes.push({ node, start: text.length });
			text += node.textContent ?? '';
		}
		const placeOf = (index: number) => {
			const found = nodes.findLast(({ start }) => start <= index);
			if (found === undefined) throw new Error('the element has no text');
			return [found.node, index - found.start] as const;
		};
		let from = 0;
		return patterns.map((pattern) => {
			const match = new RegExp(pattern, 'u').exec(text.slice(from));
			if (match === null) throw new Error(`${pattern} is not in ${text}`);
			const [start, end] = [from + match.index, from + match.index + match[0].length];
			from = end;
			const range = document.createRange();
			const [last, offset] = placeOf(end - 1);
			range.setStart(...placeOf(start));
			range.setEnd(last, offset + 1);
			const { left, right } = range.getBoundingClientRect();
			return { left, right };
		});
	}, sources);
	for (const [index, span] of spans.entries()) {
		const next = spans[index + 1];
		if (next !== undefined)
			expect(span.right, parts.join(' | ')).toBeLessThanOrEqual(next.left + 1);
	}
}

for (const locale of ['ar-EG', 'fa']) {
	test.describe(() => {
		test.use({ locale });

		test(`dates and numbers are written as the clinic does in a browser in ${locale}`, async ({
			page,
			api,
		}) => {
			const date = (day: string) =>
				new Intl.DateTimeFormat('en-GB', {
					...{ day: 'numeric', month: 'short', year: 'numeric' },
					timeZone: 'UTC',
				}).format(new Date(day));
			const { id: patientId } = await api.createPatient({
				...{ givenName: 'Ada', familyName: 'Lovelace', dateOfBirth: '1904-02-29' },
			});
			const familyName = unique('Hopper');
			const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
			const period = { startedOn: '2020-02-03', endedOn: '2021-04-05' };
			await api.assign({ patientId, doctorId, ...period });
			await api.assign({ patientId, doctorId, startedOn: '2022-03-04', role: 'surgeon' });

			await page.goto(`/patients/${patientId}`);
			const main = page.getByRole('main');
			await expectInOrder(main.getByText(/^Born /), ['Born', date('1904-02-29'), /\d+ years/]);
			const team = page.getByRole('region', { name: 'Care team' });
			await expectInOrder(team.getByText('Surgeon'), [
				'Cardiology',
				'Surgeon',
				'since',
				date('2022-03-04'),
			]);
			const timeLine = page.getByRole('region', { name: 'Timeline' });
			const [from, until] = [date(period.startedOn), date(period.endedOn)];
			await expectInOrder(timeLine.getByText(/ to /), [from, 'to', until]);

			await page.goto('/patients');
			const row = page.getByRole('row').filter({ hasText: 'Ada Lovelace' });
			await expectInOrder(row.getByRole('cell').nth(2), [date('1904-02-29'), /\d+ y/]);
			await page.goto('/assignments?status=ended');
			const ended = page.getByRole('row').filter({ hasText: familyName });
			await expectInOrder(ended.getByRole('cell').nth(3), [from, '–', until]);
			await page.goto('/activity');
			const assigned = main.getByText(`Assigned Grace ${familyName} to`).first();
			await expectInOrder(assigned, ['Assigned', `Grace ${familyName}`, 'to', 'Ada Lovelace']);
		});
	});
}
