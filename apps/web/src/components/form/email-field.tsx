import { TextInput, type TextInputProps } from '@mantine/core';

/**
 * A box for an e-mail address. Not of the type `email`: browsers refuse letters that addresses may have, and rewrite the
 * domain of one that is not English.
 */
export function EmailField(props: TextInputProps) {
	return (
		<TextInput
			inputMode="email"
			autoCapitalize="none"
			autoCorrect="off"
			spellCheck={false}
			{...props}
		/>
	);
}
