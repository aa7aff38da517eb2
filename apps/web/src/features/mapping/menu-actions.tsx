import { IconCalendarOff, IconPencil, IconStar } from '@tabler/icons-react';
import type { Action } from '../../components/page/more-actions.tsx';

// The menu entries for the actions of an assignment.

export const makePrimaryAction = (run: () => void): Action => ({
	label: 'Make primary',
	icon: <IconStar size={16} aria-hidden />,
	run,
});

export const editAction = (run: () => void): Action => ({
	label: 'Edit assignment',
	icon: <IconPencil size={16} aria-hidden />,
	run,
});

export const endAction = (run: () => void): Action => ({
	label: 'End…',
	icon: <IconCalendarOff size={16} aria-hidden />,
	run,
});
