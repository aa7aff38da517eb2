'use client';

import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** An input for a code that an authenticator app shows. */
export function CodeInput(props: TextInputProps) {
	const t = useTranslations();
	return (
		<TextInput
			label={t('common.secondFactor.code')}
			description={t('common.secondFactor.codeHint')}
			inputMode="numeric"
			autoComplete="one-time-code"
			autoCapitalize="characters"
			autoCorrect="off"
			spellCheck={false}
			required
			withAsterisk={false}
			{...props}
		/>
	);
}
