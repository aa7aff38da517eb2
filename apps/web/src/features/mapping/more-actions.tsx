'use client';

import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { PopUp } from '../../components/page/pop-up.tsx';
import classes from './more-actions.module.css';

export interface Action {
	label: string;
	icon: ReactNode;
	run: () => void;
}

interface MoreActionsProps {
	/** With what they can be done, for screen readers. */
	label: string;
	actions: Action[];
}

/** Which of `count` actions a key leads to from the one at `index`; undefined if it leads to none. */
function reached(key: string, index: number, count: number): number | undefined {
	switch (key) {
		case 'ArrowDown':
			return (index + 1) % count;
		case 'ArrowUp':
			return (index - 1 + count) % count;
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return undefined;
	}
}

function moveFocus(event: KeyboardEvent<HTMLButtonElement>, index: number): void {
	const items = event.currentTarget.parentElement?.children ?? [];
	const next = reached(event.key, index, items.length);
	if (next === undefined) return;
	// The page would scroll.
	event.preventDefault();
	const item = items[next];
	if (item instanceof HTMLElement) item.focus();
}

/** What is done more seldom, behind a button with three dots. */
export function MoreActions({ label, actions }: MoreActionsProps) {
	return (
		<PopUp
			label={label}
			kind="menu"
			place="below"
			button={(opens) => (
				<ActionIcon {...opens} variant="subtle" color="gray" size={26} aria-label={label}>
					<IconDots size={16} aria-hidden />
				</ActionIcon>
			)}
		>
			{actions.map((action, index) => (
				<UnstyledButton
					key={action.label}
					role="menuitem"
					tabIndex={-1}
					className={classes['action'] ?? ''}
					onClick={({ currentTarget }) => {
						// First, so that what the action opens gives the focus back to the button.
						currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
						action.run();
					}}
					onKeyDown={(event) => moveFocus(event, index)}
				>
					{action.icon}
					{action.label}
				</UnstyledButton>
			))}
		</PopUp>
	);
}
