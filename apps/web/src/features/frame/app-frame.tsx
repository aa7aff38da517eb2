'use client';

import { AppShell, Box, Burger, Group, NavLink } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../components/page/page-link.tsx';
import type { TextKey } from '../../lib/text/text-key.ts';
import { usePagePath } from '../../lib/text/use-page-path.ts';
import classes from './app-frame.module.css';

interface NavItem {
	label: TextKey;
	href: string;
	icon: ReactNode;
}

interface AppFrameProps {
	brand: ReactNode;
	clinicName: ReactNode;
	/** The button of the notifications. */
	bell: ReactNode;
	/** The command palette. */
	palette?: ReactNode;
	navItems: NavItem[];
	/** The menu of the signed-in user. */
	menu: ReactNode;
	children: ReactNode;
}

/** The frame of all screens: navigation at the side, or behind a button on narrow screens. */
export function AppFrame(props: AppFrameProps) {
	const t = useTranslations();
	const { brand, clinicName, bell, palette, navItems, menu, children } = props;
	const [opened, { toggle, close }] = useDisclosure(false);
	const pathname = usePagePath();
	return (
		<>
			<a href="#content" className={classes['skip']} data-screen-only>
				{t('frame.skip')}
			</a>
			<AppShell
				header={{ height: { base: 52, sm: 0 } }}
				navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
				padding={{ base: 'sm', sm: 'lg' }}
			>
				<AppShell.Header hiddenFrom="sm" data-screen-only className={classes['bar'] ?? ''}>
					<Group h="100%" px="sm" justify="space-between" wrap="nowrap">
						<Group gap="xs" wrap="nowrap" miw={0} fz="sm">
							{brand}
							{clinicName}
						</Group>
						<Group gap="sm" wrap="nowrap">
							{bell}
							<Burger
								opened={opened}
								onClick={toggle}
								size="sm"
								aria-label={t(opened ? 'frame.closeNavigation' : 'frame.openNavigation')}
								aria-expanded={opened}
							/>
						</Group>
					</Group>
				</AppShell.Header>
				<AppShell.Navbar
					className={clsx(classes['bar'], classes['nav'])}
					data-opened={opened || undefined}
					p="sm"
					aria-label={t('frame.navigation')}
				>
					<Box visibleFrom="sm" ps={8} mb={8}>
						<Group justify="space-between">
							{brand}
							{bell}
						</Group>
						<div className={classes['clinicLine']}>{clinicName}</div>
					</Box>
					{palette}
					<AppShell.Section grow>
						{navItems.map(({ label, href, icon }) => {
							const isCurrent = pathname === href || pathname.startsWith(`${href}/`);
							return (
								<NavLink
									key={href}
									component={PageLink}
									href={href}
									label={t(label)}
									leftSection={icon}
									active={isCurrent}
									aria-current={isCurrent ? 'page' : undefined}
									onClick={close}
									className={classes['navItem'] ?? ''}
								/>
							);
						})}
					</AppShell.Section>
					<AppShell.Section>{menu}</AppShell.Section>
				</AppShell.Navbar>
				<AppShell.Main id="content" tabIndex={-1} className={classes['main'] ?? ''}>
					<div className={classes['page']}>{children}</div>
				</AppShell.Main>
			</AppShell>
		</>
	);
}
