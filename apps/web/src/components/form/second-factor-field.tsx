'use client';

import { Anchor, type TextInputProps } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CodeInput } from './code-input.tsx';

/** What the input is while it is for a recovery code: the keyboard for digits has no letters. */
const forRecoveryCode = {
	inputMode: 'text',
	autoComplete: 'off',
} as const;

/** An input for a code of an authenticator app, or a recovery code in its place. */
export function SecondFactorField(props: TextInputProps) {
	const t = useTranslations();
	const input = useRef<HTMLInputElement>(null);
	const [isRecovery, setRecovery] = useState(false);
	return (
		<div>
			<CodeInput
				ref={input}
				{...props}
				{...(isRecovery
					? {
							...forRecoveryCode,
							label: t('common.secondFactor.recoveryCode'),
							description: t('common.secondFactor.recoveryCodeHint'),
						}
					: {})}
			/>
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
				{t(isRecovery ? 'common.secondFactor.useCode' : 'common.secondFactor.useRecoveryCode')}
			</Anchor>
		</div>
	);
}
