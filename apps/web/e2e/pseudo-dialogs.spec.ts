import type { Page } from '@playwright/test';
import { clinicOverlays, codeOf } from './clinic-overlays.ts';
import { expectNoAxeViolations } from './expect-accessible.ts';
import { closeAll, opened, overlays } from './overlays.ts';
import { addColleague, test as base } from './own-clinic.ts';
import { fillClinic } from './sample.ts';
import { inPseudo } from './say.ts';
import { pathOf } from './screens.ts';
import { Api, expect, unique } from './test.ts';
import { untranslated } from './untranslated.ts';

const test = base.extend({
	// Passkeys need an address with a name.
	baseURL: ({ clinic }, use) => use(clinic.url.replace('127.0.0.1', 'localhost')),
});
// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What reaches out of the element that is open, or out of the window; and what is cut off in it. */
const tooWide = (page: Page) =>
	page.locator(opened).evaluateAll((roots) => {
		const found: string[] = [];
		const describe = (element: Element) =>
			`${element.tagName} ${element.className} ${element.textContent?.slice(0, 60)}`;
		for (const root of roots) {
			// On a narrow screen the button of the account is in the navigation, which is closed.
			const button = document.querySelector(`[popovertarget="${root.id}"]`);
			if (button?.checkVisibility({ visibilityProperty: true }) === false) continue;
			const outer = root.getBoundingClientRect();
			const isOutside = outer.left < -1 || outer.right > innerWidth + 1;
			// Fractions of a pixel are rounded up.
			if (isOutside || root.scrollWidth > root.clientWidth + 1) found.push(describe(root));
			for (const element of root.querySelectorAll('*')) {
				const { overflowX, textOverflow } = getComputedStyle(element);
				const isCut = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
				if (isCut && textOverflow === 'ellipsis' && element.closest('bdi') === null) {
					found.push(`cut: ${describe(element)}`);
				}
			}
		}
		return found;
	});

/** Makes a clinic with colleagues, in a session of another administrator than the first. */
async function prepare(
	page: Page,
	clinic: { url: string; admin: { email: string; password: string } },
	origin: string,
) {
	const { request } = page.context();
	const api = new Api(request, origin);
	const signIn = ({ email, password }: { email: string; password: string }) =>
		api.mutate('auth.signIn', { email, password });
	await signIn(clinic.admin);
	const idOf = async (email: string): Promise<string> =>
		(await api.get(`/api/users?q=${encodeURIComponent(email)}`)).items[0].id;
	const add = async (name: string) => {
		const account = await addColleague(api, clinic.url, unique(name));
		return { ...account, id: await idOf(account.email) };
	};
	const own = await add('Florence Nightingale');
	const colleague = await add('Mary Seacole');
	const left = await add('Edith Cavell');
	for (const { id } of [own, colleague]) await api.mutate('user.update', { id, role: 'admin' });
	await api.mutate('user.update', { id: left.id, status: 'disabled' });

	await signIn(own);
	const ids = await fillClinic(api);
	const { items } = await api.get('/api/patients?q=Siobh');
	await api.mutate('share.create', { userId: colleague.id, patientId: items[0].id, level: 'read' });
	await signIn(colleague);
	await api.createPatient({ givenName: 'Tom', familyName: 'Smith', dateOfBirth: '1970-06-12' });
	const { id: sharedId } = await api.createPatient({ givenName: 'Anna', familyName: 'Smith' });
	await api.mutate('share.create', { userId: own.id, patientId: sharedId, level: 'write' });
	await api.mutate('emergencyAccess.open', { patientId: ids.patientId, reason: 'Palpitations' });
	const { secret } = await api.mutate<{ secret: string }>('auth.beginTotp', {});
	await api.mutate('auth.confirmTotp', { code: codeOf(secret) });
	await signIn(own);
	return { ...ids, own, colleague, left };
}

test('every dialog and menu is translated, accessible, and fits, longer and from right to left', async ({
	page,
	context,
	clinic,
	baseURL,
}) => {
	const origin = baseURL ?? '';
	const made = await prepare(page, clinic, origin);
	const names = [made.own, made.colleague, made.left].map(({ name }) => name);
	// The program that registered the accounts, in the list of sessions; and what `clinic.spec.ts` sets in the same product.
	names.push(
		'node',
		'\u2068Mine\u2069',
		'Spring Gardens',
		'and Surroundings',
		'Pacific/Kiritimati',
	);
	await context.addCookies([{ name: 'hms_language', value: 'ar-XB', url: origin }]);
	// The browser asks before a form with changes is left.
	page.on('dialog', (question) => void question.accept());
	const check = async (name: string) => {
		const within = (await page.locator(opened).count()) > 0 ? opened : 'main';
		expect.soft(await untranslated(page, within, names), name).toEqual([]);
		await expectNoAxeViolations(page, { within });
		for (const width of [390, 1440]) {
			await page.setViewportSize({ width, height: 800 });
			expect.soft(await tooWide(page), `${name} at ${width}`).toEqual([]);
		}
	};
	const all = [...overlays, ...clinicOverlays];
	for (const [path, group] of Map.groupBy(all, (one) => one.path)) {
		const ofPeople = path
			.replace(':colleague', made.colleague.name)
			.replace(':left', made.left.name);
		await page.setViewportSize({ width: 1440, height: 800 });
		await page.goto(pathOf(ofPeople, made));
		await expect(page.getByRole('heading').first()).toBeVisible();
		for (const { name, open } of group) {
			await test.step(name, async () => {
				await open(page, inPseudo);
				await check(name);
				await closeAll(page);
			});
		}
	}
});
