import type { Page } from '@playwright/test';

/** A device with passkeys, whose user is always there and verified. */
export async function addAuthenticator(page: Page) {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
			...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
		},
	});
	return (isUserVerified: boolean) =>
		cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
}
