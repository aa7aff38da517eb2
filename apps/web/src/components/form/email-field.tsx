import { TextInput, type TextInputProps } from '@mantine/core';

/**
 * An input for an e-mail address. It does not have the type `email`: browsers then refuse some letters that addresses may
 * have, and rewrite internationalized domains.
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
