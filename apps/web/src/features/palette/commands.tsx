import { useMantineColorScheme } from '@mantine/core';
import {
	IconDeviceDesktop,
	IconHistory,
	IconHome,
	IconKeyboard,
	IconLogout,
	IconMoon,
	IconSettings,
	IconShieldLock,
	IconStethoscope,
	IconSun,
	IconUrgent,
	IconUserHeart,
	IconUserPlus,
	IconUsers,
	IconUsersGroup,
} from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { leaveWithConfirmation } from '../../lib/session/leave-guard.ts';
import { useSignOut } from '../auth/use-sign-out.ts';
import { useMayOpenInEmergency } from '../emergency-access/queries.ts';
import { useMe } from '../user/queries.ts';
import { matchesCommand } from './match-command.ts';

/** An entry of the palette: a person to open or an action to run. */
export interface Command {
	id: string;
	label: string;
	/** Distinguishes entries with the same label. */
	detail?: string;
	/** Is shown beside the label. */
	marker?: ReactNode;
	icon: ReactNode;
	/** Further words by which the entry is found. */
	keywords?: string;
	run: () => void;
}

/** Navigates to a page; a form with unsaved changes asks for confirmation first. */
export function useNavigateTo(): (href: string) => void {
	const router = useRouter();
	return (href) => leaveWithConfirmation(() => router.push(href));
}

/** The actions of the palette that match a text. */
export function useCommands(q: string, showShortcuts: () => void): Command[] {
	const navigateTo = useNavigateTo();
	const { setColorScheme } = useMantineColorScheme();
	const signOut = useSignOut();
	const mayOpen = useMayOpenInEmergency();
	const isAdmin = useMe()?.role === 'admin';
	const commands: Command[] = [
		{
			id: 'new-patient',
			label: 'Register a patient',
			icon: <IconUserPlus size={18} />,
			keywords: 'new add create patient',
			run: () => navigateTo('/patients/new'),
		},
		{
			id: 'new-doctor',
			label: 'Add a doctor',
			icon: <IconUserPlus size={18} />,
			keywords: 'new register create doctor',
			run: () => navigateTo('/doctors/new'),
		},
		{
			id: 'home',
			label: 'Go to Home',
			icon: <IconHome size={18} />,
			keywords: 'start overview attention open',
			run: () => navigateTo('/'),
		},
		{
			id: 'patients',
			label: 'Go to patients',
			icon: <IconUsers size={18} />,
			keywords: 'list open',
			run: () => navigateTo('/patients'),
		},
		{
			id: 'doctors',
			label: 'Go to doctors',
			icon: <IconStethoscope size={18} />,
			keywords: 'list open directory',
			run: () => navigateTo('/doctors'),
		},
		{
			id: 'assignments',
			label: 'Go to assignments',
			icon: <IconUserHeart size={18} />,
			keywords: 'list open care team gaps hand over',
			run: () => navigateTo('/assignments'),
		},
		{
			id: 'activity',
			label: 'Go to activity',
			icon: <IconHistory size={18} />,
			keywords: 'list open history changes log',
			run: () => navigateTo('/activity'),
		},
		{
			id: 'people',
			label: 'Go to people',
			icon: <IconUsersGroup size={18} />,
			keywords: 'list open colleagues staff users accounts invite administrator',
			run: () => navigateTo('/people'),
		},
		{
			id: 'security-log',
			label: 'Go to the security log',
			icon: <IconShieldLock size={18} />,
			keywords: 'list open sign-ins attempts audit administrator',
			run: () => navigateTo('/people/security'),
		},
		...(mayOpen === true
			? [
					{
						id: 'emergency',
						label: 'Emergency access',
						icon: <IconUrgent size={18} />,
						keywords: 'open patient of colleague break glass unconscious urgent',
						run: () => navigateTo('/emergency-access'),
					},
				]
			: []),
		...(isAdmin
			? [
					{
						id: 'emergency-reviews',
						label: 'Go to emergency access reviews',
						icon: <IconUrgent size={18} />,
						keywords: 'list open review audit administrator',
						run: () => navigateTo('/people/emergency-access'),
					},
				]
			: []),
		{
			id: 'settings',
			label: 'Go to settings',
			icon: <IconSettings size={18} />,
			keywords: 'open profile password sessions share sharing cover',
			run: () => navigateTo('/settings'),
		},
		{
			id: 'light',
			label: 'Appearance: light',
			icon: <IconSun size={18} />,
			keywords: 'theme colour bright',
			run: () => setColorScheme('light'),
		},
		{
			id: 'dark',
			label: 'Appearance: dark',
			icon: <IconMoon size={18} />,
			keywords: 'theme colour night',
			run: () => setColorScheme('dark'),
		},
		{
			id: 'auto',
			label: 'Appearance: same as the system',
			icon: <IconDeviceDesktop size={18} />,
			keywords: 'theme colour auto',
			run: () => setColorScheme('auto'),
		},
		{
			id: 'keys',
			label: 'Show keyboard shortcuts',
			icon: <IconKeyboard size={18} />,
			keywords: 'help shortcuts keyboard',
			run: showShortcuts,
		},
		{
			id: 'sign-out',
			label: 'Sign out',
			icon: <IconLogout size={18} />,
			keywords: 'log out leave',
			run: () => void signOut(),
		},
	];
	return commands.filter((command) => matchesCommand(command, q));
}
