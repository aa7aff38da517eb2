import { Group, Paper, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
	title: string;
	/** The panel is not printed. */
	screenOnly?: boolean;
	/** The panel is printed on one page, if it fits on one. */
	unbroken?: boolean;
	/** Buttons beside the title. */
	actions?: ReactNode;
	children: ReactNode;
}

/** A titled part of a screen, and a landmark for assistive technology. */
export function Panel(props: PanelProps) {
	const titleId = useId();
	const { title, screenOnly = false, unbroken = false, actions, children } = props;
	return (
		<Paper
			component="section"
			aria-labelledby={titleId}
			className={classes['panel']}
			data-screen-only={screenOnly || undefined}
			data-unbroken={unbroken || undefined}
		>
			<Group
				justify="space-between"
				gap="sm"
				mih={30}
				mb="xs"
				wrap="nowrap"
				className={classes['head'] ?? ''}
			>
				<Title order={2} id={titleId}>
					{title}
				</Title>
				{actions}
			</Group>
			{children}
		</Paper>
	);
}
