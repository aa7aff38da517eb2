import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { addColleague, test } from './own-clinic.ts';
import { ada } from './sample.ts';
import { Api, expect, newAccount, unique } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Opens the menu of somebody's account by keyboard, and chooses an action. */
async function choose(page: Page, name: string, action: string): Promise<void> {
	await page.getByRole('button', { name: `Account of ${name}` }).press('Enter');
	await page.getByRole('menuitem', { name: action }).press('Enter');
}

const linkIn = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: 'Link' });

test('an administrator invites somebody, who joins with the link', async ({
	page,
	browser,
	signIn,
	clinic,
}) => {
	const { email, password } = newAccount();
	const name = unique('Mary Seacole');
	await signIn(clinic.admin);
	await page.goto('/people');
	await expect(page).toHaveTitle('People · HMS');
	await page.getByRole('button', { name: 'Invite' }).click();
	const dialog = page.getByRole('dialog', { name: 'Invite someone' });
	await dialog.getByRole('button', { name: 'Invite' }).click();
	await expect(dialog.getByText('This must not be empty')).toBeVisible();
	await expectAccessible(page);
	await dialog.getByLabel('E-mail address').fill(clinic.admin.email);
	await dialog.getByRole('button', { name: 'Invite' }).click();
	await expect(dialog.getByText('There is already an account with this address')).toBeVisible();
	await dialog.getByLabel('E-mail address').fill(email);
	await dialog.getByLabel('Name').fill(name);
	await dialog.getByText('Administrator', { exact: true }).click();
	await dialog.getByRole('button', { name: 'Invite' }).click();
	await expect(dialog.getByText(`The link was mailed to ${email}`)).toBeVisible();
	const link = await linkIn(page).inputValue();
	expect(clinic.mails.find(({ recipient }) => recipient === email)?.text).toContain(link);
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Done' }).click();
	const open = page.getByRole('region', { name: 'Open invitations' });
	await expect(open.getByRole('listitem').filter({ hasText: name })).toContainText('Administrator');
	await expectAccessible(page);

	const context = await browser.newContext({ baseURL: clinic.url });
	const theirs = await context.newPage();
	await theirs.goto(link);
	await expect(theirs.getByText('You are invited as an administrator')).toBeVisible();
	await expect(theirs.getByLabel('Your name')).toHaveValue(name);
	const address = theirs.getByLabel('E-mail address');
	await expect(address).toHaveValue(email);
	await expect(address).toHaveAttribute('readonly');
	await expectAccessible(theirs);
	await theirs.getByRole('textbox', { name: 'Password' }).fill(password);
	await theirs.getByRole('button', { name: 'Create account' }).click();
	await expect(theirs.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
	await theirs.getByRole('link', { name: 'People' }).click();
	await expect(rowOf(theirs, name)).toContainText('You');
	await expect(theirs.getByRole('button', { name: 'Invite' })).toBeVisible();
	await context.close();

	await page.reload();
	await expect(rowOf(page, name)).toContainText(email);
	await expect(open.getByText(name)).toBeHidden();
	// The link worked once.
	const another = await browser.newContext({ baseURL: clinic.url });
	const again = await another.newPage();
	await again.goto(link);
	await expect(again.getByText('This invitation was used or withdrawn')).toBeVisible();
	await expectAccessible(again);
	await another.close();
});

test('an invitation is withdrawn, and without one nobody registers', async ({
	page,
	browser,
	signIn,
	clinic,
}) => {
	const { email } = newAccount();
	const api = await signIn(clinic.admin);
	const { url } = await api.mutate<{ url: string }>('invitation.create', { email });
	await page.goto('/people');
	await page.getByRole('button', { name: `Withdraw the invitation for ${email}` }).click();
	await expect(page.getByText(`The invitation for ${email} was withdrawn`)).toBeVisible();
	const open = page.getByRole('region', { name: 'Open invitations' });
	await expect(open.getByText(email)).toBeHidden();

	const context = await browser.newContext({ baseURL: clinic.url });
	const outside = await context.newPage();
	await outside.goto(url);
	await expect(outside.getByText('This invitation was used or withdrawn')).toBeVisible();
	await outside.goto('/register');
	await expect(outside.getByText('Registration is by invitation')).toBeVisible();
	await expectAccessible(outside);
	await context.close();
});

test('an account is disabled and enabled', async ({ page, browser, signIn, clinic }) => {
	const api = await signIn(clinic.admin);
	const name = unique('Gone');
	const { email, password } = await addColleague(api, clinic.url, name);
	const context = await browser.newContext({ baseURL: clinic.url });
	const theirs = await context.newPage();
	await theirs.goto('/sign-in');
	const signInThere = async () => {
		await theirs.getByLabel('E-mail address').fill(email);
		await theirs.getByRole('textbox', { name: 'Password' }).fill(password);
		await theirs.getByRole('button', { name: 'Sign in' }).click();
	};
	await signInThere();
	await expect(theirs.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();

	await page.goto(`/people?q=${encodeURIComponent(name)}`);
	await choose(page, name, 'Disable account');
	const dialog = page.getByRole('dialog', { name: 'Disable account' });
	await expect(dialog).toContainText('is signed out everywhere at once');
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Disable account' }).click();
	await expect(page.getByText(`The account of ${name} was disabled`)).toBeVisible();
	await expect(page.getByText('No matching people')).toBeVisible();

	await theirs.goto('/patients');
	await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await signInThere();
	await expect(theirs.getByText('The e-mail address or the password is wrong')).toBeVisible();

	await page.getByRole('radiogroup', { name: 'Which accounts' }).getByText('Disabled').click();
	await expect(rowOf(page, name)).toContainText('Disabled');
	await expectAccessible(page);
	await choose(page, name, 'Enable account');
	await expect(page.getByText(`${name} can sign in again`)).toBeVisible();
	await signInThere();
	await expect(theirs.getByRole('main')).toBeVisible();
	await expect(theirs).not.toHaveURL(/sign-in/);
	await context.close();
});

test('a colleague takes over the patients of somebody who leaves', async ({
	page,
	browser,
	signIn,
	clinic,
}) => {
	const api = await signIn(clinic.admin);
	const [leaver, taker] = [unique('Leaver'), unique('Taker')];
	const { email, password } = await addColleague(api, clinic.url, leaver);
	const context = await browser.newContext({ baseURL: clinic.url });
	const theirs = new Api(context.request, clinic.url);
	await theirs.mutate('auth.signIn', { email, password });
	await theirs.createPatient(ada);
	const colleague = await addColleague(api, clinic.url, taker);

	await page.goto(`/people?q=${encodeURIComponent(leaver)}`);
	await choose(page, leaver, 'Disable account');
	const dialog = page.getByRole('dialog', { name: 'Disable account' });
	await dialog.getByText('A colleague', { exact: true }).click();
	await dialog.getByRole('button', { name: 'Disable account' }).click();
	await expect(dialog.getByText('Choose a colleague')).toBeVisible();
	await expect(dialog.getByLabel('Reason')).toHaveAccessibleDescription(/This must not be empty/);
	await expectAccessible(page);
	const select = dialog.getByRole('combobox', { name: 'Colleague' });
	await select.fill(leaver);
	await expect(page.getByText('No matching people')).toBeVisible();
	await select.fill(taker);
	await page.getByRole('option', { name: taker }).click();
	await dialog.getByLabel('Reason').fill('Leaves the clinic');

	// The account is disabled, and then the connection fails.
	await page.route('**/api/trpc/**transfer.create**', (route) => route.abort());
	await dialog.getByRole('button', { name: 'Disable account' }).click();
	await expect(
		dialog.getByText('The patients were not transferred', { exact: true }),
	).toBeVisible();
	await expect(dialog.getByRole('status')).toContainText('is disabled');
	await expect(dialog.getByLabel('Reason')).toHaveValue('Leaves the clinic');
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await page.unrouteAll();

	await theirs.mutate('auth.signIn', { email: colleague.email, password: colleague.password });
	await page.getByRole('radiogroup', { name: 'Which accounts' }).getByText('Disabled').click();
	await choose(page, leaver, 'Transfer patients…');
	const give = page.getByRole('dialog', { name: 'Transfer patients to a colleague' });
	await give.getByRole('combobox', { name: 'Colleague' }).fill(taker);
	await page.getByRole('option', { name: taker }).click();
	await give.getByLabel('Reason').fill('Leaves the clinic');
	await expectAccessible(page);
	await give.getByRole('button', { name: 'Transfer patients' }).click();
	await expect(page.getByText(`${taker} now has 1 patient of ${leaver}`)).toBeVisible();

	expect((await theirs.get('/api/patients')).items).toMatchObject([{ givenName: 'Ada' }]);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText(`The patients of ${leaver} were given back`)).toBeVisible();
	expect(await theirs.countPatients()).toBe(0);
	await context.close();
});

test('a role is changed, and the last administrator stays one', async ({
	page,
	signIn,
	clinic,
}) => {
	const api = await signIn(clinic.admin);
	const name = unique('Promoted');
	await addColleague(api, clinic.url, name);
	await page.goto(`/people?q=${encodeURIComponent(name)}`);
	await choose(page, name, 'Make administrator');
	await expect(page.getByRole('dialog')).toContainText('They don’t see other people’s patients');
	await page.getByRole('dialog').getByRole('button', { name: 'Make administrator' }).click();
	await expect(page.getByText(`${name} now has the role Administrator`)).toBeVisible();
	await expect(rowOf(page, name)).toContainText('Administrator');
	await choose(page, name, 'Make staff');
	await page.getByRole('dialog').getByRole('button', { name: 'Make staff' }).click();
	await expect(rowOf(page, name)).toContainText('Staff');

	// Others that tests have made administrators are made staff first.
	const { items } = await api.get('/api/users?limit=100');
	for (const { id, email, role } of items) {
		if (role === 'admin' && email !== clinic.admin.email) {
			await api.mutate('user.update', { id, role: 'staff' });
		}
	}
	await page.goto(`/people?q=${encodeURIComponent(clinic.admin.email)}`);
	await choose(page, clinic.admin.name, 'Make staff');
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('This is your own account');
	await dialog.getByRole('button', { name: 'Make staff' }).click();
	await expect(dialog.getByText('The clinic has no other administrator')).toBeVisible();
	await expectAccessible(page);
});

test('a password is reset with a link', async ({ page, browser, signIn, clinic }) => {
	const api = await signIn(clinic.admin);
	const name = unique('Forgetful');
	const { email } = await addColleague(api, clinic.url, name);
	await page.goto(`/people?q=${encodeURIComponent(name)}`);
	await choose(page, name, 'Reset password');
	await page.getByRole('dialog').getByRole('button', { name: 'Create link' }).click();
	await expect(page.getByRole('dialog')).toContainText('It works once, until');
	await expectAccessible(page);
	const link = await linkIn(page).inputValue();

	const context = await browser.newContext({ baseURL: clinic.url });
	const theirs = await context.newPage();
	await theirs.goto(link);
	const next = theirs.getByRole('textbox', { name: 'New password' });
	await next.fill('password1234');
	await theirs.getByRole('button', { name: 'Set password' }).click();
	await expect(theirs.getByText(/too easy to guess/)).toBeVisible();
	await expectAccessible(theirs);
	await next.fill('seven quiet lanterns');
	await theirs.getByRole('button', { name: 'Set password' }).click();
	await expect(theirs.getByRole('heading', { name: 'Your password is set' })).toBeVisible();
	await theirs.getByRole('link', { name: 'Sign in' }).click();
	await theirs.getByLabel('E-mail address').fill(email);
	await theirs.getByRole('textbox', { name: 'Password' }).fill('seven quiet lanterns');
	await theirs.getByRole('button', { name: 'Sign in' }).click();
	await expect(theirs.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
	await context.close();
});

test('others see names and roles, and nothing to change', async ({ page, signIn, clinic }) => {
	const api = await signIn(clinic.admin);
	const colleague = await addColleague(api, clinic.url, unique('Colleague'));
	await signIn(colleague);
	await page.goto('/people');
	await expect(rowOf(page, colleague.name)).toContainText('Staff');
	await expect(rowOf(page, clinic.admin.name)).toContainText('Administrator');
	await expect(page.getByText(clinic.admin.email)).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Invite' })).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Account of/ })).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Open invitations' })).toHaveCount(0);
	await expectAccessible(page);
	await page.getByRole('searchbox', { name: 'Search people' }).fill('zzzz');
	await expect(page.getByText('No matching people')).toBeVisible();
	await page.getByRole('button', { name: 'Show everyone active' }).click();
	await expect(rowOf(page, colleague.name)).toBeVisible();
});

test('a list that cannot be loaded says so, and can be asked again', async ({
	page,
	signIn,
	clinic,
}) => {
	await signIn(clinic.admin);
	await page.route('**/api/trpc/**user.list**', (route) => route.abort());
	await page.goto('/people?status=all');
	const problem = page.getByRole('alert').filter({ hasText: 'The people could not be loaded' });
	await expect(problem).toBeVisible();
	await page.unrouteAll();
	await problem.getByRole('button', { name: 'Try again' }).click();
	await expect(rowOf(page, clinic.admin.name).first()).toBeVisible();
});
