'use client';

import {
	Avatar,
	Button,
	Group,
	Popover,
	SegmentedControl,
	Stack,
	Switch,
	Text,
	UnstyledButton,
	useMantineColorScheme,
	VisuallyHidden,
} from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { initials } from '../../lib/person-name.ts';
import { trpc } from '../../lib/trpc.ts';
import { useShortcutsEnabled } from '../../lib/use-shortcuts.ts';
import { useSignOut } from './use-sign-out.ts';
import classes from './user-menu.module.css';

const schemes = [
	{ value: 'light', label: 'Light' },
	{ value: 'dark', label: 'Dark' },
	{ value: 'auto', label: 'System' },
] as const;

function Appearance() {
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	return (
		<div>
			<Text size="xs" c="dimmed" id="appearance" mb={4}>
				Appearance
			</Text>
			<SegmentedControl
				aria-labelledby="appearance"
				fullWidth
				size="xs"
				data={[...schemes]}
				value={colorScheme}
				onChange={(value) => {
					const chosen = schemes.find((scheme) => scheme.value === value);
					if (chosen) setColorScheme(chosen.value);
				}}
			/>
		</div>
	);
}

function Shortcuts() {
	const [enabled, setEnabled] = useShortcutsEnabled();
	return (
		<Switch
			label="Single-key shortcuts"
			description="/ search, n new, e edit, ? all keys"
			checked={enabled}
			onChange={(event) => setEnabled(event.currentTarget.checked)}
		/>
	);
}

/** Who is signed in; appearance, shortcuts, and the way out. */
export function UserMenu() {
	const { data: user } = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
	const signOut = useSignOut();
	return (
		<Popover
			withinPortal={false}
			position="top-start"
			width={248}
			shadow="md"
			trapFocus
			returnFocus
		>
			<Popover.Target>
				<UnstyledButton className={classes['target'] ?? ''}>
					<VisuallyHidden>Account</VisuallyHidden>
					<Group gap="sm" wrap="nowrap">
						<Avatar size={32} radius="xl" color="accent" aria-hidden>
							{initials(user?.name ?? '')}
						</Avatar>
						<div className={classes['who']}>
							<Text size="sm" fw={600} truncate>
								{user?.name ?? ' '}
							</Text>
							<Text size="xs" c="dimmed" truncate>
								{user?.email ?? ' '}
							</Text>
						</div>
						<IconSelector size={16} aria-hidden />
					</Group>
				</UnstyledButton>
			</Popover.Target>
			<Popover.Dropdown aria-label="Account">
				<Stack gap="md">
					<Appearance />
					<Shortcuts />
					<Button
						variant="default"
						justify="flex-start"
						leftSection={<IconLogout size={16} aria-hidden />}
						onClick={signOut}
					>
						Sign out
					</Button>
				</Stack>
			</Popover.Dropdown>
		</Popover>
	);
}
