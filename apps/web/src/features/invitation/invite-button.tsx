'use client';

import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';

const LazyInviteDialog = lazyDialog(() =>
	import('./invite-dialog.tsx').then((file) => file.InviteDialog),
);

/** Opens the dialog to invite somebody. */
export function InviteButton() {
	const [opened, setOpened] = useState(false);
	return (
		<>
			<Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
				Invite
			</Button>
			<LazyInviteDialog opened={opened} onClose={() => setOpened(false)} />
		</>
	);
}
