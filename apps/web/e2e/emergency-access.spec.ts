import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { addColleague, test } from './own-clinic.ts';
import { ada } from './sample.ts';
import { type Account, Api, expect, unique } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const reason = 'Unconscious in the waiting room';

/** Somebody in a browser of their own. */
async function openBrowser(browser: Browser, url: string, account: Account) {
	const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce' });
	const api = new Api(context.request, url);
	await api.mutate('auth.signIn', { email: account.email, password: account.password });
	return { page: await context.newPage(), api, close: () => context.close() };
}

/** Registers a colleague, whom the administrator makes one too. */
async function addAdministrator(api: Api, url: string, name: string): Promise<Account> {
	const account = await addColleague(api, url, name);
	const { items } = await api.get(`/api/users?q=${encodeURIComponent(name)}`);
	await api.mutate('user.update', { id: items[0].id, role: 'admin' });
	return account;
}

async function fillIn(page: Page, familyName: string): Promise<void> {
	await page.getByLabel('Given name').fill('Ada');
	await page.getByLabel('Family name').fill(familyName);
	await page.getByRole('textbox', { name: 'Birth date' }).fill('10 Dec 1990');
	await page.getByRole('button', { name: 'Find', exact: true }).click();
}

test('an administrator opens a patient, the owner is told, and another administrator reviews it', async ({
	page,
	browser,
	signIn,
	clinic,
}) => {
	const reviewer = await signIn(clinic.admin);
	const owner = await addColleague(reviewer, clinic.url, unique('Mary Seacole'));
	const opener = await addAdministrator(reviewer, clinic.url, unique('Edith Cavell'));
	const [hers, theirs] = [
		await openBrowser(browser, clinic.url, owner),
		await openBrowser(browser, clinic.url, opener),
	];
	const familyName = unique('Lovelace');
	const { id } = await hers.api.createPatient({ ...ada, familyName });

	// The owner has the patient's page open all the time.
	const listens = hers.page.waitForResponse('**/api/events');
	await hers.page.goto(`/patients/${id}`);
	await listens;
	const whoCanSee = hers.page.getByRole('region', { name: 'Who can see this record' });
	await expect(whoCanSee).toContainText('Only you, because it’s your patient.');

	// Whether there is such a patient is not told.
	for (const unknown of [id, crypto.randomUUID()]) {
		await theirs.page.goto(`/patients/${unknown}`);
		await expect(theirs.page.getByText('Patient not found')).toBeVisible();
		await expect(
			theirs.page.getByRole('main').getByRole('link', { name: 'Emergency access' }),
		).toBeVisible();
	}
	await theirs.page.keyboard.press('Control+k');
	await theirs.page.getByRole('combobox', { name: 'Search or run a command' }).fill('break glass');
	await theirs.page.getByRole('option', { name: 'Emergency access' }).click();
	await expect(theirs.page).toHaveTitle('Emergency access · HMS');
	await expect(theirs.page.getByRole('region', { name: 'Before you search' })).toContainText(
		'10 an hour',
	);
	await theirs.page.getByRole('button', { name: 'Find', exact: true }).click();
	await expect(theirs.page.getByLabel('Given name')).toHaveAccessibleDescription(
		/This must not be empty/,
	);
	await expect(
		theirs.page.getByRole('textbox', { name: 'Birth date' }),
	).toHaveAccessibleDescription(/This must not be empty/);
	await expectAccessible(theirs.page);
	await fillIn(theirs.page, familyName.slice(0, -1));
	await expect(theirs.page.getByText('No exact match')).toBeVisible();
	await expectAccessible(theirs.page);
	await theirs.page.getByRole('button', { name: 'Change the search' }).click();
	await expect(theirs.page.getByLabel('Given name')).toHaveValue('Ada');
	await fillIn(theirs.page, familyName);
	const found = theirs.page.getByRole('region', { name: 'Found' });
	await expect(found.getByRole('listitem')).toHaveText(`Patient of ${owner.name}Open…`);
	await expectAccessible(theirs.page);

	await found
		.getByRole('button', { name: `Open… the record of a patient of ${owner.name}` })
		.click();
	const dialog = theirs.page.getByRole('dialog', { name: 'Open in an emergency' });
	await dialog.getByLabel('Reason').fill('Because');
	await dialog.getByRole('button', { name: 'Open the record' }).click();
	await expect(dialog.getByText('Write at least 10 characters')).toBeVisible();
	await expectAccessible(theirs.page);
	await dialog.getByLabel('Reason').fill(reason);
	await theirs.page.keyboard.press('Tab');
	await dialog.getByRole('button', { name: 'Open the record' }).click();

	const heading = theirs.page.getByRole('heading', { name: `Ada ${familyName}`, level: 1 });
	await expect(heading).toBeVisible();
	const band = theirs.page.getByRole('status').filter({ hasText: 'Emergency access until' });
	await expect(band).toContainText(`${owner.name}, whose patient it is, was told.`);
	for (const action of ['Edit', 'Archive', 'Assign doctor', 'Share']) {
		await expect(theirs.page.getByText(action, { exact: true })).toHaveCount(0);
	}
	await expectAccessible(theirs.page);
	await theirs.page.emulateMedia({ media: 'print' });
	await expect(band).toBeVisible();
	await theirs.page.emulateMedia({ media: 'screen' });
	await theirs.page.getByRole('tab', { name: 'History' }).click();
	await expect(theirs.page.getByText('Registered by')).toBeVisible();
	await expect(band).toBeVisible();
	await theirs.page.goto(`/patients/${id}/edit`);
	await expect(
		theirs.page.getByText('You can read this patient but not make changes'),
	).toBeVisible();
	await expect(band).toBeVisible();

	const bell = hers.page.getByRole('button', { name: /^Notifications/ });
	await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
	await expect(whoCanSee).not.toContainText('nobody else');
	const emergency = whoCanSee.getByRole('listitem').filter({ hasText: opener.name });
	await expect(emergency).toContainText(reason);
	await expect(emergency).toContainText('Not reviewed yet.');
	await expect(emergency.getByRole('button')).toHaveText(['End now']);
	await expectAccessible(hers.page);
	await bell.click();
	const told = hers.page.getByRole('dialog', { name: 'Notifications' });
	await expect(told).toContainText(`${opener.name} opened Ada ${familyName} in an emergency`);
	await told.getByRole('link', { name: `Ada ${familyName}` }).click();
	await hers.page.goto('/settings');
	const given = hers.page.getByRole('region', { name: 'Sharing' }).getByRole('listitem');
	await expect(given).toContainText('Emergency');
	await expect(given.getByRole('button')).toHaveText(['End now']);

	// Nobody reviews what they have opened themselves.
	await theirs.page.goto('/people/emergency-access');
	const own = theirs.page.getByRole('listitem').filter({ hasText: opener.name });
	await expect(own).toContainText('Another administrator has to review this.');
	await expect(own.getByRole('button')).toHaveCount(0);

	await page.goto('/');
	await expect(
		page.getByRole('link', { name: /uses? of emergency access to review/ }),
	).toBeVisible();
	await page.goto('/people');
	await page.getByRole('link', { name: /^Emergency access \(\d+ to review\)/ }).click();
	await expect(page).toHaveTitle('Emergency access reviews · HMS');
	const item = page.getByRole('listitem').filter({ hasText: opener.name });
	await expect(item).toContainText(`${opener.name} opened a patient of ${owner.name}`);
	await expect(item).toContainText(reason);
	await expect(item).toContainText(/Read: record.*history.* Last on/);
	await expect(page.getByRole('main')).not.toContainText(familyName);
	await expectAccessible(page);
	await item.getByRole('button', { name: /^Review what/ }).press('Enter');
	const review = page.getByRole('dialog', { name: 'Review an emergency access' });
	await review.getByRole('button', { name: 'Reviewed' }).click();
	await expect(review.getByText('This must not be empty')).toBeVisible();
	await expectAccessible(page);
	await review.getByLabel('Note').fill('Right: the patient was unconscious.');
	await review.getByRole('button', { name: 'Reviewed' }).click();
	await expect(item).toHaveCount(0);
	await page.getByText('All', { exact: true }).click();
	await expect(item).toContainText(`Reviewed by ${clinic.admin.name}`);

	await hers.page.goto(`/patients/${id}`);
	await expect(emergency).toContainText('Right: the patient was unconscious.');
	const stillOpen = theirs.page.waitForResponse('**/api/events');
	await theirs.page.goto(`/patients/${id}`);
	await stillOpen;
	await expect(band).toBeVisible();
	await emergency
		.getByRole('button', { name: `End now: the emergency access of ${opener.name}` })
		.click();
	await expect(emergency).toContainText('Ended');
	await expect(theirs.page.getByText('Emergency access has ended')).toBeVisible();
	await expect(heading).toHaveCount(0);
	await expectAccessible(theirs.page);
	await hers.close();
	await theirs.close();
});

test('the hour passes while the record is open, and ten searches are the most', async ({
	page,
	browser,
	signIn,
	clinic,
}) => {
	const api = await signIn(clinic.admin);
	const owner = await addColleague(api, clinic.url, unique('Mary Seacole'));
	const opener = await addAdministrator(api, clinic.url, unique('Edith Cavell'));
	const [hers, theirs] = [
		await openBrowser(browser, clinic.url, owner),
		await openBrowser(browser, clinic.url, opener),
	];
	const { id } = await hers.api.createPatient(ada);
	await theirs.api.mutate('emergencyAccess.open', { patientId: id, reason });
	await theirs.page.clock.install();
	await theirs.page.goto(`/patients/${id}`);
	await expect(theirs.page.getByText('Emergency access until')).toBeVisible();
	await theirs.page.clock.fastForward('59:00');
	await expect(theirs.page.getByText('Penicillin').first()).toBeVisible();
	await theirs.page.clock.fastForward('01:00');
	await expect(theirs.page.getByText('Emergency access has ended')).toBeVisible();
	await expect(theirs.page.getByText('Penicillin')).toHaveCount(0);

	for (let n = 0; n < 10; n++) await theirs.api.mutate('emergencyAccess.find', { mrn: 'none' });
	await theirs.page.getByRole('main').getByRole('link', { name: 'Emergency access' }).click();
	await theirs.page.getByText('MRN').click();
	await theirs.page.getByRole('textbox', { name: 'MRN' }).fill('none');
	await theirs.page.getByRole('button', { name: 'Find', exact: true }).click();
	await expect(theirs.page.getByText('Wait until your first search')).toBeVisible();
	await expectAccessible(theirs.page);

	// The owner has no such rights here.
	await hers.page.goto('/emergency-access');
	await expect(hers.page.getByText('Only for administrators', { exact: true })).toBeVisible();
	await expect(
		hers.page.getByRole('navigation').getByRole('link', { name: 'Emergency access' }),
	).toHaveCount(0);
	await expectAccessible(hers.page);
	await page.route('**/api/trpc/*emergencyAccess.list*', (route) => route.abort());
	await page.goto('/people/emergency-access?view=all');
	await expect(page.getByText('The emergency access records could not be loaded')).toBeVisible();
	await expectAccessible(page);
	await hers.close();
	await theirs.close();
});
