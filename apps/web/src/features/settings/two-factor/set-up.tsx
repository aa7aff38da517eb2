'use client';

import type { TotpSetup } from '@hms/contracts';
import { type ReactNode, useState } from 'react';
import { BeginForm } from './begin-form.tsx';
import { FirstCodeForm } from './first-code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

interface SetUpProps {
	onDone: () => void;
	/** Another second factor, which is offered before anything is set up. */
	alternative?: ReactNode;
}

/** Sets up an authenticator app, step by step. */
export function SetUp({ onDone, alternative }: SetUpProps) {
	const [setup, setSetup] = useState<TotpSetup | null>(null);
	const [codes, setCodes] = useState<string[] | null>(null);
	if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
	if (setup !== null) return <FirstCodeForm setup={setup} onConfirmed={setCodes} />;
	return (
		<>
			<BeginForm onBegun={setSetup} onSetUpAlready={onDone} />
			{alternative}
		</>
	);
}
