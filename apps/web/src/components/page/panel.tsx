import { Group, Paper, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
	title: string;
	/** The panel is not printed. */
	screenOnly?: boolean;
	/** Buttons beside the title. */
	actions?: ReactNode;
	children: ReactNode;
}

/** A titled part of a screen, and a landmark for assistive technology. */
export function Panel({ title, screenOnly = false, actions, children }: PanelProps) {
	const titleId = useId();
	return (
		<Paper
			component="section"
			aria-labelledby={titleId}
			className={classes['panel']}
			data-screen-only={screenOnly || undefined}
		>
			<Group justify="space-between" gap="sm" mih={30} mb="xs" wrap="nowrap">
				<Title order={2} id={titleId}>
					{title}
				</Title>
				{actions}
			</Group>
			{children}
		</Paper>
	);
}
