import { Input, SegmentedControl, type SegmentedControlProps, Text } from '@mantine/core';
import { useId } from 'react';

interface ChoiceFieldProps extends SegmentedControlProps {
	label: string;
	/** What the chosen value means. */
	description: string;
}

/** A choice among a few values, all of which are shown, with what the chosen one means. */
export function ChoiceField({ label, description, ...control }: ChoiceFieldProps) {
	const labelId = useId();
	return (
		<Input.Wrapper label={label} labelElement="div" labelProps={{ id: labelId }}>
			<SegmentedControl {...control} aria-labelledby={labelId} fullWidth />
			<Text size="xs" c="dimmed" mt={4}>
				{description}
			</Text>
		</Input.Wrapper>
	);
}
