import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { ada } from './sample.ts';
import { Api, test as base, expect, newAccount, originOf, unique } from './test.ts';

interface Colleague {
	id: string;
	name: string;
	api: Api;
	page: Page;
}

/** With a colleague in a browser of their own. */
const test = base.extend<{ colleague: Colleague }>({
	colleague: async ({ browser }, use) => {
		const context = await browser.newContext({ baseURL: originOf(), reducedMotion: 'reduce' });
		const account = { ...newAccount(), name: unique('Edith Cavell') };
		const api = new Api(context.request, originOf());
		await api.signUp(account);
		const { id } = await api.get('/api/auth/me');
		await use({ id, name: account.name, api, page: await context.newPage() });
		await context.close();
	},
});

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.use({
	account: async ({ browserName: _ }, use) =>
		use({ ...newAccount(), name: unique('Mary Seacole') }),
});

/** A patient with a doctor. @returns the patient's id */
async function createCaredFor(api: Api): Promise<string> {
	const { id: patientId } = await api.createPatient(ada);
	const { id: doctorId } = await api.createDoctor({ givenName: unique('Grace') });
	await api.assign({ patientId, doctorId });
	return patientId;
}

const whoCanSee = (page: Page) => page.getByRole('region', { name: 'Who can see this record' });
const whoSaw = (page: Page) => page.getByRole('region', { name: 'Who saw this record' });
const link = (page: Page) => page.getByRole('link', { name: 'Ada Lovelace', exact: true });

test('a colleague covers for a fortnight: finds and edits, then only reads, then sees nothing', async ({
	page,
	colleague,
	api,
	account,
}) => {
	const id = await createCaredFor(api);
	const theirs = colleague.page;

	await page.goto('/settings');
	const sharing = page.getByRole('region', { name: 'Sharing' });
	await expect(sharing.getByText('Nobody. Share all your patients')).toBeVisible();
	await sharing.getByRole('button', { name: 'Share all my patients' }).click();
	const dialog = page.getByRole('dialog', { name: 'Share all my patients' });
	await dialog.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(dialog.getByText('Choose a colleague')).toBeVisible();
	await dialog.getByLabel('Until').fill('1 Jan 2020');
	await dialog.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(dialog.getByText('This must not be in the past')).toBeVisible();
	await expectAccessible(page);
	// The user is none of the colleagues.
	const select = dialog.getByRole('combobox', { name: 'Colleague' });
	await select.fill(account.name);
	await expect(page.getByText('No matching people')).toBeVisible();
	await select.fill(colleague.name);
	await page.getByRole('option', { name: colleague.name }).click();
	await dialog.getByRole('button', { name: 'A fortnight' }).click();
	await dialog.getByLabel('Reason').fill('My leave');
	await dialog.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(
		page.getByText(`${colleague.name} now has access to all your patients`),
	).toBeVisible();
	const given = sharing.getByRole('listitem').filter({ hasText: colleague.name });
	await expect(given).toContainText('Read and edit');
	await expect(given).toContainText('My leave');
	await expectAccessible(page);

	// The same again is refused, and nothing typed is lost.
	await sharing.getByRole('button', { name: 'Share all my patients' }).click();
	await select.fill(colleague.name);
	await page.getByRole('option', { name: colleague.name }).click();
	await dialog.getByLabel('Reason').fill('Twice');
	await dialog.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(dialog.getByText('already has access')).toBeVisible();
	await expect(dialog.getByLabel('Reason')).toHaveValue('Twice');
	await dialog.getByRole('button', { name: 'Cancel' }).click();

	await theirs.goto('/patients');
	await expect(theirs.getByText('No patients yet')).toBeVisible();
	const scope = theirs.getByRole('radiogroup', { name: 'Whose patients' });
	await scope.getByText('Shared with me').click();
	await expect(theirs).toHaveURL(/scope=shared/);
	await expect(link(theirs)).toBeVisible();
	await expect(theirs.getByText(`Patient of ${account.name}`)).toBeVisible();
	await expectAccessible(theirs);
	await theirs.getByRole('searchbox', { name: 'Search patients' }).fill('zzzz');
	await expect(theirs.getByText('Only patients shared with you are searched.')).toBeVisible();
	await theirs.reload();
	await expect(theirs.getByText('Nothing matches “zzzz”')).toBeVisible();
	await theirs.getByRole('searchbox', { name: 'Search patients' }).fill('lovelace');
	await expect(link(theirs)).toBeVisible();
	await theirs.keyboard.press('Control+k');
	await theirs.getByRole('combobox', { name: 'Search or run a command' }).fill('lovelace');
	// Doctors of other tests have that name, too.
	const name = `Ada Lovelace Patient of ${account.name}`;
	await theirs.getByRole('option', { name }).click();

	await expect(theirs.getByText('You can edit this record and its care team.')).toBeVisible();
	await expect(whoCanSee(theirs)).toContainText('All their patients');
	await expect(theirs.getByRole('button', { name: 'Assign doctor' })).toBeVisible();
	await expect(theirs.getByRole('button', { name: 'Archive' })).toHaveCount(0);
	await expect(theirs.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0);
	await expectAccessible(theirs);
	await theirs.getByRole('link', { name: 'Edit', exact: true }).click();
	await theirs.getByLabel('Family name').fill('King');
	await theirs.getByRole('button', { name: 'Save changes' }).click();
	await expect(theirs.getByRole('heading', { name: 'Ada King', level: 1 })).toBeVisible();
	await theirs.getByRole('link', { name: 'Edit', exact: true }).click();
	await theirs.getByLabel('Family name').fill('Byron');

	await page.goto(`/patients/${id}?view=history`);
	await expect(page.getByText(`Changed by ${colleague.name}`)).toBeVisible();
	await page.getByRole('tab', { name: 'Overview' }).click();
	await expect(whoCanSee(page)).toContainText('All your patients');
	await expectAccessible(page);
	await whoCanSee(page)
		.getByRole('button', { name: `Change what ${colleague.name} may do with all patients` })
		.click();
	const change = page.getByRole('dialog', { name: 'Change access' });
	await change.getByText('Read', { exact: true }).click();
	await change.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText(`The access of ${colleague.name} was changed`)).toBeVisible();

	// The form that is open keeps what was typed.
	await theirs.getByRole('button', { name: 'Save changes' }).click();
	await expect(theirs.getByText('You can no longer change this patient')).toBeVisible();
	await expect(theirs.getByText('You can read this patient but not make changes')).toBeVisible();
	await expect(theirs.getByLabel('Family name')).toHaveValue('Byron');
	await expectAccessible(theirs);
	await theirs.evaluate(() =>
		addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true),
	);
	theirs.on('dialog', (leave) => void leave.accept());
	await theirs.goto(`/patients/${id}`);
	await expect(theirs.getByText('You can read this record. For changes, ask')).toBeVisible();
	await expect(theirs.getByRole('heading', { name: 'Ada King', level: 1 })).toBeVisible();
	await expect(theirs.getByRole('button', { name: 'Print' })).toBeVisible();
	await expect(
		theirs.getByRole('button', { name: /^(Archive|Assign doctor|End….*|More for .*|Share)$/ }),
	).toHaveCount(0);
	await expect(theirs.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
	await expectAccessible(theirs);
	await theirs.goto(`/patients/${id}/edit`);
	await expect(theirs.getByText('You can read this patient but not make changes')).toBeVisible();
	await theirs.goto(`/patients/${id}`);
	await expect(whoCanSee(theirs)).toContainText('Read');

	// A dialog that is open stays when the share is taken back; once it is closed, the patient is gone.
	await whoCanSee(theirs)
		.getByRole('button', { name: /^Give up/ })
		.click();
	const giveUp = theirs.getByRole('dialog', { name: 'Give up access' });
	await expect(giveUp).toBeVisible();
	const gone = theirs.waitForResponse(
		async (answer) =>
			answer.url().includes('patient.get') && (await answer.text()).includes('no such patient'),
	);
	await whoCanSee(page)
		.getByRole('button', { name: `Stop sharing all patients with ${colleague.name}` })
		.click();
	await expect(
		page.getByText(`${colleague.name} no longer has access to your patients`),
	).toBeVisible();
	await expect(whoCanSee(page)).toContainText('Only you, because it’s your patient.');
	await gone;
	await giveUp.getByRole('button', { name: 'Give up' }).click();
	await expect(giveUp.getByText('There is no such share.')).toBeVisible();
	await expectAccessible(theirs);
	await giveUp.getByRole('button', { name: 'Cancel' }).click();
	await expect(theirs.getByRole('heading', { name: 'Patient not found' })).toBeVisible();
	await expect(theirs.getByText('may no longer be shared with you')).toBeVisible();
	await theirs.goto('/patients?scope=shared');
	await expect(theirs.getByText('No patients are shared with you')).toBeVisible();

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText(`${colleague.name} has access to your patients again`)).toBeVisible();
	await theirs.reload();
	await expect(theirs.getByRole('link', { name: 'Ada King' })).toBeVisible();
});

test('one patient is shared, and whoever receives it gives it up', async ({
	page,
	colleague,
	api,
	account,
}) => {
	const { id } = await api.createPatient(ada);
	await api.createPatient({ givenName: 'Not', familyName: 'Shared' });
	const theirs = colleague.page;

	await page.goto(`/patients/${id}`);
	await expect(whoCanSee(page)).toContainText('Only you, because it’s your patient.');
	await whoCanSee(page).getByRole('button', { name: 'Share' }).click();
	const dialog = page.getByRole('dialog', { name: 'Share Ada Lovelace' });
	await dialog.getByRole('combobox', { name: 'Colleague' }).fill(colleague.name);
	await page.getByRole('option', { name: colleague.name }).click();
	await dialog.getByRole('button', { name: 'Share', exact: true }).click();
	await expect(whoCanSee(page)).toContainText('This patient · no end date');

	await theirs.goto('/patients?scope=all');
	await expect(link(theirs)).toBeVisible();
	await expect(theirs.getByRole('link', { name: 'Not Shared' })).toHaveCount(0);
	await expect(theirs.getByRole('checkbox')).toHaveCount(0);
	await theirs.route('**/api/trpc/**share.list**', (route) => route.abort());
	await theirs.goto('/settings');
	await expect(theirs.getByText('The shares could not be loaded').first()).toBeVisible();
	await theirs.unrouteAll();
	await theirs.reload();
	const sharing = theirs.getByRole('region', { name: 'Sharing' });
	await expect(link(theirs)).toBeVisible();
	await expectAccessible(theirs);
	await sharing.getByRole('button', { name: `Give up what ${account.name} shares` }).click();
	const giveUp = theirs.getByRole('dialog', { name: 'Give up access' });
	await expect(giveUp).toBeVisible();
	await expectAccessible(theirs);
	await giveUp.getByRole('button', { name: 'Give up' }).click();
	await expect(theirs.getByText(`You gave up access to what ${account.name} shared`)).toBeVisible();
	await expect(link(theirs)).toBeHidden();
	await theirs.goto(`/patients/${id}`);
	await expect(theirs.getByText('Patient not found')).toBeVisible();
});

/** Reads a patient in five ways with each of some personal tokens, which are recorded one by one. */
async function readWithTokens(api: Api, patientId: string, tokens: number): Promise<void> {
	const patient = `/api/patients/${patientId}`;
	const paths = [
		...[patient, `${patient}/history`, `/api/mappings?patientId=${patientId}`],
		...['/api/patients', '/api/patients?q=lovelace'],
	];
	const expiresOn = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
	for (let n = 1; n <= tokens; n += 1) {
		const input = { name: `Token ${n}`, scope: 'read', expiresOn };
		const { token } = await api.mutate<{ token: string }>('auth.createToken', input);
		const headers = { authorization: `Bearer ${token}` };
		for (const path of paths) {
			const { status } = await fetch(`${originOf()}${path}`, { headers });
			expect(status).toBe(200);
		}
	}
}

test('the owner sees who saw a patient, and prints that only if asked to', async ({
	page,
	colleague,
	api,
}) => {
	const id = await createCaredFor(api);
	const theirs = colleague.page;
	await api.mutate('share.create', { userId: colleague.id, patientId: id, level: 'read' });
	const show = whoSaw(page).getByRole('button', { name: 'Show who saw this record' });

	await page.goto(`/patients/${id}`);
	await page.route('**/api/trpc/**patient.accesses**', (route) => route.abort());
	await show.click();
	await expect(whoSaw(page).getByText('The access records could not be loaded')).toBeVisible();
	await page.unrouteAll();
	await whoSaw(page).getByRole('button', { name: 'Try again' }).click();
	await expect(whoSaw(page).getByText('Nobody else has seen it.')).toBeVisible();

	await theirs.goto(`/patients/${id}`);
	await expect(whoCanSee(theirs)).toContainText('They share it with you');
	await expect(whoSaw(theirs)).toHaveCount(0);
	await page.reload();
	await show.click();
	await expect(whoSaw(page).getByText(`Last seen by ${colleague.name}, `)).toBeVisible();
	const seen = whoSaw(page).getByRole('listitem').filter({ hasText: colleague.name });
	// There are two of a kind where five minutes have begun meanwhile.
	await expect(seen.filter({ hasText: 'Record · ' }).first()).toContainText('Shared with');
	await expect(seen.filter({ hasText: 'Care team · ' }).first()).toContainText('Shared with');
	await expectAccessible(page);

	await page.emulateMedia({ media: 'print' });
	await expect(whoSaw(page)).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await whoSaw(page).getByRole('checkbox', { name: 'Include when printing' }).check();
	await page.emulateMedia({ media: 'print' });
	await expect(seen.first()).toBeVisible();
	await expect(whoSaw(page).getByText('Include when printing')).toBeHidden();
	await page.emulateMedia({ media: 'screen' });

	await readWithTokens(api, id, 11);
	await page.reload();
	await show.click();
	await expect(whoSaw(page).getByText('Nobody else has seen it recently.')).toBeVisible();
	await expect(whoSaw(page).getByRole('listitem')).toHaveCount(50);
	await whoSaw(page).getByRole('button', { name: 'Show more' }).click();
	await expect(whoSaw(page).getByText(`Last seen by ${colleague.name}, `)).toBeVisible();
	await whoSaw(page).getByRole('button', { name: 'Hide who saw this record' }).click();
	await expect(whoSaw(page).getByRole('listitem')).toHaveCount(0);
});

test('an owner gives a patient to a colleague, and takes that back', async ({
	page,
	colleague,
	api,
}) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}`);
	await whoCanSee(page).getByRole('button', { name: 'Transfer to a colleague…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Transfer Ada Lovelace' });
	await dialog.getByRole('combobox', { name: 'Colleague' }).fill(colleague.name);
	await page.getByRole('option', { name: colleague.name }).click();
	await dialog.getByLabel('Reason').fill('Moves house');
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Transfer patient' }).click();
	await expect(page.getByText(`Ada Lovelace is now a patient of ${colleague.name}`)).toBeVisible();
	await expect(page.getByText('No patients yet')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('Ada Lovelace is your patient again')).toBeVisible();
	await expect(link(page)).toBeVisible();
});

test('a patient is registered for a colleague who shares all for writing, until that ends', async ({
	page,
	colleague,
	api,
}) => {
	const { id: userId } = await api.get('/api/auth/me');
	const registeredFor = page.getByRole('combobox', { name: 'Registered for' });
	await page.goto('/patients/new');
	await expect(page.getByLabel('Given name')).toBeFocused();
	await expect(registeredFor).toHaveCount(0);

	await colleague.api.createPatient(ada);
	const share = await colleague.api.mutate<{ id: string }>('share.create', {
		userId,
		level: 'write',
	});
	await page.reload();
	await expect(registeredFor).toHaveValue('Myself');
	await page.getByLabel('Given name').fill(ada.givenName);
	await page.getByLabel('Family name').fill(ada.familyName);
	await registeredFor.click();
	await page.getByRole('option', { name: colleague.name }).click();
	await expect(page.getByText('Already registered?')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(
		page.getByText(new RegExp(`was registered as .* for .*${colleague.name}`)),
	).toBeVisible();
	await expect(page.getByText(`Patient of ${colleague.name}`)).toBeVisible();
	await page.getByRole('link', { name: 'Patients' }).first().click();
	await expect(page.getByText('No patients yet')).toBeVisible();
	await page
		.getByRole('radiogroup', { name: 'Whose patients' })
		.getByText('Shared with me')
		.click();
	await expect(link(page)).toHaveCount(2);

	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Late');
	await registeredFor.click();
	await page.getByRole('option', { name: colleague.name }).click();
	await colleague.api.mutate('share.end', { id: share.id });
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('Choose someone who shares patients with you')).toBeVisible();
	await expect(page.getByLabel('Given name')).toHaveValue('Late');
	await expect(registeredFor).toHaveValue(colleague.name);
	await registeredFor.click();
	await page.getByRole('option', { name: 'Myself' }).click();
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('Late was registered as')).toBeVisible();
});
