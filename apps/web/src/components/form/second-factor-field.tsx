'use client';

import { Anchor, type TextInputProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { CodeInput } from './code-input.tsx';

/** What the input is while it is for a recovery code: the keyboard for digits has no letters. */
const forRecoveryCode = {
	label: 'Recovery code',
	description: 'One of the codes you saved. Each works once.',
	inputMode: 'text',
	autoComplete: 'off',
} as const;

/** An input for a code of an authenticator app, or a recovery code in its place. */
export function SecondFactorField(props: TextInputProps) {
	const input = useRef<HTMLInputElement>(null);
	const [isRecovery, setRecovery] = useState(false);
	return (
		<div>
			<CodeInput ref={input} {...props} {...(isRecovery ? forRecoveryCode : {})} />
			<Anchor
				component="button"
				type="button"
				size="sm"
				underline="always"
				mt={6}
				onClick={() => {
					setRecovery(!isRecovery);
					input.current?.focus();
				}}
			>
				{isRecovery ? 'Use a code from the app' : 'Use a recovery code'}
			</Anchor>
		</div>
	);
}
