'use client';

import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** An input for a password, with a button that shows what was typed. */
export function PasswordField(props: PasswordInputProps) {
	const t = useTranslations();
	return (
		<PasswordInput
			visibilityToggleButtonProps={{ 'aria-label': t('common.form.showPassword') }}
			{...props}
		/>
	);
}
