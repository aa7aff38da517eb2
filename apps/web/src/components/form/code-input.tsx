'use client';

import { TextInput, type TextInputProps } from '@mantine/core';

/** An input for a code that an authenticator app shows. */
export function CodeInput(props: TextInputProps) {
	return (
		<TextInput
			label="Code"
			description="The six digits shown in your authenticator app"
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
