import { TagsInput, type TagsInputProps } from '@mantine/core';

/** A field for several short texts. What is typed and not yet entered counts when the field is left. */
export function TagsField(props: TagsInputProps) {
	return (
		<TagsInput
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			acceptValueOnBlur
			{...props}
		/>
	);
}
