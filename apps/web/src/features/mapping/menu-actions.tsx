import { IconCalendarOff, IconPencil, IconStar } from '@tabler/icons-react';
import type { Action } from '../../components/page/more-actions.tsx';
import type { Translate } from '../../lib/text/text-key.ts';

// The menu entries for the actions of an assignment.

export const makePrimaryAction = (t: Translate, run: () => void): Action => ({
	label: t('mapping.actions.makePrimary'),
	icon: <IconStar size={16} aria-hidden />,
	run,
});

export const editAction = (t: Translate, run: () => void): Action => ({
	label: t('mapping.actions.edit'),
	icon: <IconPencil size={16} aria-hidden />,
	run,
});

export const endAction = (t: Translate, run: () => void): Action => ({
	label: t('mapping.actions.end'),
	icon: <IconCalendarOff size={16} aria-hidden />,
	run,
});
