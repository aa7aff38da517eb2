'use client';

import type { TotpSetup } from '@hms/contracts';
import { useState } from 'react';
import { BeginForm } from './begin-form.tsx';
import { FirstCodeForm } from './first-code-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** Sets up an authenticator app, step by step. */
export function SetUp({ onDone }: { onDone: () => void }) {
	const [setup, setSetup] = useState<TotpSetup | null>(null);
	const [codes, setCodes] = useState<string[] | null>(null);
	if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />;
	if (setup !== null) return <FirstCodeForm setup={setup} onConfirmed={setCodes} />;
	return <BeginForm onBegun={setSetup} onSetUpAlready={onDone} />;
}
