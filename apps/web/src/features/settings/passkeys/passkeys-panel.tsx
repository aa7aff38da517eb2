'use client';

import type { Passkey } from '@hms/contracts';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../../components/page/loaded.tsx';
import { Panel } from '../../../components/page/panel.tsx';
import classes from '../../../components/record-list/action-list.module.css';
import { trpc } from '../../../lib/api/trpc.ts';
import { usePasskeysSupported } from '../../../lib/passkey/passkey.ts';
import { lazyDialog } from '../../../lib/ui/lazy-dialog.tsx';
import { PasskeyItem } from './passkey-item.tsx';

const LazyAddDialog = lazyDialog(() =>
	import('./passkey-dialogs.tsx').then((file) => file.AddPasskeyDialog),
);
const LazyRenameDialog = lazyDialog(() =>
	import('./passkey-dialogs.tsx').then((file) => file.RenamePasskeyDialog),
);
const LazyRemoveDialog = lazyDialog(() =>
	import('./passkey-dialogs.tsx').then((file) => file.RemovePasskeyDialog),
);

/** The user's passkeys, with buttons to add, rename and remove one. */
export function PasskeysPanel() {
	const t = useTranslations();
	const query = trpc.auth.twoFactor.useQuery();
	const isSupported = usePasskeysSupported();
	const [isAdding, setAdding] = useState(false);
	const [renamed, setRenamed] = useState<Passkey | null>(null);
	const [removed, setRemoved] = useState<Passkey | null>(null);
	return (
		<Panel
			title={t('settings.passkeys.title')}
			actions={
				isSupported ? (
					<Button size="compact-sm" variant="light" onClick={() => setAdding(true)}>
						{t('settings.passkeys.add.open')}
					</Button>
				) : null
			}
		>
			<Loaded noun="passkeys" query={query} height={40}>
				{({ passkeys }) =>
					passkeys.length === 0 ? (
						<Text size="sm" c="dimmed">
							{t('settings.passkeys.none')}
						</Text>
					) : (
						<ul className={classes['list']}>
							{passkeys.map((passkey) => (
								<PasskeyItem
									key={passkey.id}
									passkey={passkey}
									onRename={() => setRenamed(passkey)}
									onRemove={() => setRemoved(passkey)}
								/>
							))}
						</ul>
					)
				}
			</Loaded>
			{isSupported ? null : (
				<Text size="sm" c="dimmed" mt="xs">
					{t('settings.passkeys.notAvailable')}
				</Text>
			)}
			<LazyAddDialog opened={isAdding} onClose={() => setAdding(false)} />
			<LazyRenameDialog
				passkey={renamed}
				opened={renamed !== null}
				onClose={() => setRenamed(null)}
			/>
			<LazyRemoveDialog
				passkey={removed}
				opened={removed !== null}
				onClose={() => setRemoved(null)}
			/>
		</Panel>
	);
}
