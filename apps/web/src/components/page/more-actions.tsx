'use client';

import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './more-actions.module.css';
import { PopUp } from './pop-up.tsx';

export interface Action {
	label: string;
	icon: ReactNode;
	run: () => void;
}

interface MoreActionsProps {
	/** The accessible name of the button and the menu. */
	label: string;
	actions: Action[];
}

/** The index of the action that a key leads to from the one at `index`; undefined if none. */
function targetIndex(key: string, index: number, count: number): number | undefined {
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
	const next = targetIndex(event.key, index, items.length);
	if (next === undefined) return;
	// Arrow keys would scroll the page.
	event.preventDefault();
	const item = items[next];
	if (item instanceof HTMLElement) item.focus();
}

/** A menu of less common actions, behind a button with three dots. */
export function MoreActions({ label, actions }: MoreActionsProps) {
	return (
		<PopUp
			label={label}
			kind="menu"
			position="below"
			button={(buttonProps) => (
				<ActionIcon {...buttonProps} variant="subtle" color="gray" size={26} aria-label={label}>
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
						// Closes first: a dialog that the action opens then returns the focus to the button.
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
