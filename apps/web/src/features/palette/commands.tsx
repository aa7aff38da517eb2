import { useMantineColorScheme } from '@mantine/core';
import {
	IconDeviceDesktop,
	IconHistory,
	IconHome,
	IconKeyboard,
	IconLogout,
	IconMoon,
	IconSettings,
	IconStethoscope,
	IconSun,
	IconUserHeart,
	IconUserPlus,
	IconUsers,
} from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { leaveWithConfirmation } from '../../lib/session/leave-guard.ts';
import { useSignOut } from '../auth/use-sign-out.ts';
import { matchesCommand } from './match-command.ts';

/** Something that the palette finds: whoever or whatever it is, it can be opened or done. */
export interface Command {
	id: string;
	label: string;
	/** What tells it from others of the same name. */
	detail?: string;
	icon: ReactNode;
	/** Other words for it, by which it is found too. */
	words?: string;
	run: () => void;
}

/** Goes to a page; who is filling in a form is asked first. */
export function useNavigateTo(): (href: string) => void {
	const router = useRouter();
	return (href) => leaveWithConfirmation(() => router.push(href));
}

/** What can be done from everywhere, as far as the text in the palette means it. */
export function useCommands(q: string, showKeys: () => void): Command[] {
	const go = useNavigateTo();
	const { setColorScheme } = useMantineColorScheme();
	const signOut = useSignOut();
	const commands: Command[] = [
		{
			id: 'new-patient',
			label: 'Register a patient',
			icon: <IconUserPlus size={18} />,
			words: 'new add create patient',
			run: () => go('/patients/new'),
		},
		{
			id: 'new-doctor',
			label: 'Add a doctor',
			icon: <IconUserPlus size={18} />,
			words: 'new register create doctor',
			run: () => go('/doctors/new'),
		},
		{
			id: 'home',
			label: 'Go to the home screen',
			icon: <IconHome size={18} />,
			words: 'start overview attention open',
			run: () => go('/'),
		},
		{
			id: 'patients',
			label: 'Go to the patients',
			icon: <IconUsers size={18} />,
			words: 'list open',
			run: () => go('/patients'),
		},
		{
			id: 'doctors',
			label: 'Go to the doctors',
			icon: <IconStethoscope size={18} />,
			words: 'list open directory',
			run: () => go('/doctors'),
		},
		{
			id: 'assignments',
			label: 'Go to the assignments',
			icon: <IconUserHeart size={18} />,
			words: 'list open care team gaps hand over',
			run: () => go('/assignments'),
		},
		{
			id: 'activity',
			label: 'Go to the activity',
			icon: <IconHistory size={18} />,
			words: 'list open history changes log',
			run: () => go('/activity'),
		},
		{
			id: 'settings',
			label: 'Go to the settings',
			icon: <IconSettings size={18} />,
			words: 'open profile password sessions',
			run: () => go('/settings'),
		},
		{
			id: 'light',
			label: 'Appearance: light',
			icon: <IconSun size={18} />,
			words: 'theme colour bright',
			run: () => setColorScheme('light'),
		},
		{
			id: 'dark',
			label: 'Appearance: dark',
			icon: <IconMoon size={18} />,
			words: 'theme colour night',
			run: () => setColorScheme('dark'),
		},
		{
			id: 'auto',
			label: 'Appearance: as the system',
			icon: <IconDeviceDesktop size={18} />,
			words: 'theme colour auto',
			run: () => setColorScheme('auto'),
		},
		{
			id: 'keys',
			label: 'Show the keys',
			icon: <IconKeyboard size={18} />,
			words: 'help shortcuts keyboard',
			run: showKeys,
		},
		{
			id: 'sign-out',
			label: 'Sign out',
			icon: <IconLogout size={18} />,
			words: 'log out leave',
			run: () => void signOut(),
		},
	];
	return commands.filter((command) => matchesCommand(command, q));
}
