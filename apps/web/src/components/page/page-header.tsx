import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageHeaderProps {
	title: ReactNode;
	/** A line under the title. */
	detail?: ReactNode;
	/** Buttons beside the title, or below it on narrow screens. */
	actions?: ReactNode;
}

export function PageHeader({ title, detail, actions }: PageHeaderProps) {
	return (
		<Group justify="space-between" align="flex-start" gap="sm" mb="md">
			<Stack gap={4} miw={0}>
				<Title order={1}>{title}</Title>
				{detail === undefined ? null : (
					<Text component="div" c="dimmed" size="sm">
						{detail}
					</Text>
				)}
			</Stack>
			{actions === undefined ? null : (
				<Group gap="xs" data-screen-only>
					{actions}
				</Group>
			)}
		</Group>
	);
}
