'use client';

import { Avatar, Button, Group, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { PopUp } from '../../components/page/pop-up.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { initials } from '../../lib/text/person-name.ts';
import { ColorSchemeChoice, ShortcutsSwitch } from './appearance.tsx';
import { useSignOut } from './use-sign-out.ts';
import classes from './user-menu.module.css';

/** The signed-in user, appearance, shortcuts and sign-out. */
export function UserMenu() {
	const t = useTranslations();
	const { data: user } = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const signOut = useSignOut();
	return (
		<PopUp
			label={t('auth.menu.account')}
			position="above"
			button={(buttonProps) => (
				<UnstyledButton {...buttonProps} className={classes['target'] ?? ''}>
					<VisuallyHidden>{t('auth.menu.account')}</VisuallyHidden>
					<Group gap="sm" wrap="nowrap">
						<Avatar size={32} radius="xl" color="accent" aria-hidden>
							{initials(user?.name ?? '')}
						</Avatar>
						<div className={classes['who']}>
							<Text size="sm" fw={600} truncate>
								<bdi>{user?.name ?? ' '}</bdi>
							</Text>
							<Text size="xs" c="dimmed" truncate>
								<bdi>{user?.email ?? ' '}</bdi>
							</Text>
						</div>
						<IconSelector size={16} aria-hidden />
					</Group>
				</UnstyledButton>
			)}
		>
			<Stack gap="md">
				<div>
					<Text size="xs" c="dimmed" id="appearance" mb={4}>
						{t('auth.menu.appearance')}
					</Text>
					<ColorSchemeChoice labelledBy="appearance" size="xs" />
				</div>
				<ShortcutsSwitch />
				<Button
					variant="default"
					justify="flex-start"
					leftSection={<IconLogout size={16} aria-hidden data-directional />}
					onClick={signOut}
				>
					{t('auth.menu.signOut')}
				</Button>
			</Stack>
		</PopUp>
	);
}
