'use client';

import { AppShell, Burger, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import clsx from 'clsx';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageLink } from '../../components/page/page-link.tsx';
import classes from './app-frame.module.css';

interface Place {
	label: string;
	href: string;
	icon: ReactNode;
}

interface AppFrameProps {
	brand: ReactNode;
	/** Finds whom and what one looks for, from everywhere. */
	finder?: ReactNode;
	places: Place[];
	/** Who is signed in, and what they can do about it. */
	menu: ReactNode;
	children: ReactNode;
}

/** The frame around all screens: navigation at the side, behind a button where the screen is narrow. */
export function AppFrame({ brand, finder, places, menu, children }: AppFrameProps) {
	const [opened, { toggle, close }] = useDisclosure(false);
	const pathname = usePathname();
	return (
		<>
			<a href="#content" className={classes['skip']} data-screen-only>
				Skip to content
			</a>
			<AppShell
				header={{ height: { base: 52, sm: 0 } }}
				navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
				padding={{ base: 'sm', sm: 'lg' }}
			>
				<AppShell.Header hiddenFrom="sm" data-screen-only className={classes['bar'] ?? ''}>
					<Group h="100%" px="sm" justify="space-between">
						{brand}
						<Burger
							opened={opened}
							onClick={toggle}
							size="sm"
							aria-label={opened ? 'Close navigation' : 'Open navigation'}
							aria-expanded={opened}
						/>
					</Group>
				</AppShell.Header>
				<AppShell.Navbar
					className={clsx(classes['bar'], classes['nav'])}
					data-opened={opened || undefined}
					p="sm"
					aria-label="Main"
				>
					<Text component="div" visibleFrom="sm" px={8} py={6} mb="sm">
						{brand}
					</Text>
					{finder}
					<AppShell.Section grow>
						{places.map(({ label, href, icon }) => {
							const here = pathname === href || pathname.startsWith(`${href}/`);
							return (
								<NavLink
									key={href}
									component={PageLink}
									href={href}
									label={label}
									leftSection={icon}
									active={here}
									aria-current={here ? 'page' : undefined}
									onClick={close}
									className={classes['place'] ?? ''}
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
