'use client';

import {
	Avatar,
	Button,
	Group,
	Skeleton,
	Stack,
	Text,
	UnstyledButton,
	VisuallyHidden,
} from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { PopUp } from '../../components/page/pop-up.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { initials } from '../../lib/text/person-name.ts';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import { useSignOut } from './use-sign-out.ts';
import classes from './user-menu.module.css';

const MenuAppearance = lazyPart(() =>
	import('./menu-appearance.tsx').then((file) => file.MenuAppearance),
);

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
				<Suspense fallback={<Skeleton height={118} />}>
					<MenuAppearance />
				</Suspense>
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
