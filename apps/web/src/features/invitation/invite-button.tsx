'use client';

import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';

const LazyInviteDialog = lazyDialog(() =>
	import('./invite-dialog.tsx').then((file) => file.InviteDialog),
);

/** Opens the dialog to invite somebody. */
export function InviteButton() {
	const t = useTranslations();
	const [opened, setOpened] = useState(false);
	return (
		<>
			<Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
				{t('invitation.open')}
			</Button>
			<LazyInviteDialog opened={opened} onClose={() => setOpened(false)} />
		</>
	);
}
