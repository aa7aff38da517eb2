'use client';

import { clinicErrorOf } from '@hms/client';
import type { PasskeyCredential, User } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../../components/message/failure-alert.tsx';
import { authClient } from '../../lib/api/api-client.ts';
import type { Failure } from '../../lib/api/failure.ts';
import { loadWebAuthn, passkeyFailureOf, usePasskeysSupported } from '../../lib/passkey/passkey.ts';
import { broadcastSession } from '../../lib/session/session.ts';
import { rememberLanguage } from '../../lib/text/page-language.ts';

/** Milliseconds after which an open page asks for another challenge; one can be answered for five minutes. */
const renewalMs = 240_000;

/** Lets the user choose a passkey, among the suggestions for an input or in a dialog of the browser. */
async function choosePasskey(useBrowserAutofill: boolean): Promise<PasskeyCredential> {
	const { startAuthentication } = await loadWebAuthn();
	const optionsJSON = await authClient.beginPasskeySignIn();
	return startAuthentication({ optionsJSON, useBrowserAutofill });
}

/** Lets the browser suggest passkeys where it suggests addresses, as long as the page is open. @returns begins anew */
function useSuggestions(isSupported: boolean, onChosen: (chosen: PasskeyCredential) => void) {
	const chosen = useEffectEvent(onChosen);
	const [round, setRound] = useState(0);
	useEffect(() => {
		if (!isSupported) return;
		let isLeft = false;
		async function suggest(): Promise<void> {
			const { browserSupportsWebAuthnAutofill } = await loadWebAuthn();
			if (isLeft || !(await browserSupportsWebAuthnAutofill())) return;
			const credential = await choosePasskey(true);
			if (!isLeft) chosen(credential);
		}
		// Without suggestions there is still the button, which says why it fails.
		suggest().catch(() => undefined);
		const timer = setTimeout(() => setRound(round + 1), renewalMs);
		return () => {
			isLeft = true;
			clearTimeout(timer);
			void loadWebAuthn().then((library) => library.WebAuthnAbortService.cancelCeremony());
		};
	}, [isSupported, round]);
	return () => setRound(round + 1);
}

/** Signs in with a passkey: by a button, and by the browser's suggestions for the input of the address. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: (user: User) => void }) {
	const t = useTranslations();
	const isSupported = usePasskeysSupported();
	const [failure, setFailure] = useState<Failure | null>(null);
	const [isBusy, setBusy] = useState(false);
	const [isRefused, setRefused] = useState(false);
	const suggestAgain = useSuggestions(isSupported && !isRefused, (credential) =>
		signIn(() => Promise.resolve(credential)),
	);

	async function signIn(choose: () => Promise<PasskeyCredential>): Promise<void> {
		setBusy(true);
		setFailure(null);
		try {
			const { user } = await authClient.signInWithPasskey({ credential: await choose() });
			broadcastSession({ type: 'signed in', userId: user.id });
			if (user.language !== null) rememberLanguage(user.language);
			// Stays busy until another screen is there.
			onSignedIn(user);
		} catch (error) {
			setFailure(passkeyFailureOf(error));
			setBusy(false);
			// A device that answers suggestions by itself would send what was refused again and again. There is still the button.
			if (clinicErrorOf(error)) setRefused(true);
			else suggestAgain();
		}
	}

	if (!isSupported) return null;
	return (
		<>
			{failure === null ? null : (
				<FailureAlert title={t('auth.signIn.notSignedIn')} failure={failure} />
			)}
			<Button
				variant="default"
				leftSection={<IconKey size={18} />}
				loading={isBusy}
				onClick={() => void signIn(() => choosePasskey(false))}
				fullWidth
			>
				{t('auth.signIn.withPasskey')}
			</Button>
		</>
	);
}
