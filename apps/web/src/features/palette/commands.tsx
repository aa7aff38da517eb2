'use client';

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
import { useTranslations } from 'use-intl';
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
	const t = useTranslations();
	const navigateTo = useNavigateTo();
	const { setColorScheme } = useMantineColorScheme();
	const signOut = useSignOut();
	const mayOpen = useMayOpenInEmergency();
	const isAdmin = useMe()?.role === 'admin';
	const commands: Command[] = [
		{
			id: 'new-patient',
			label: t('palette.commands.newPatient.label'),
			icon: <IconUserPlus size={18} />,
			keywords: t('palette.commands.newPatient.keywords'),
			run: () => navigateTo('/patients/new'),
		},
		{
			id: 'new-doctor',
			label: t('palette.commands.newDoctor.label'),
			icon: <IconUserPlus size={18} />,
			keywords: t('palette.commands.newDoctor.keywords'),
			run: () => navigateTo('/doctors/new'),
		},
		{
			id: 'home',
			label: t('palette.commands.home.label'),
			icon: <IconHome size={18} />,
			keywords: t('palette.commands.home.keywords'),
			run: () => navigateTo('/'),
		},
		{
			id: 'patients',
			label: t('palette.commands.patients.label'),
			icon: <IconUsers size={18} />,
			keywords: t('palette.commands.patients.keywords'),
			run: () => navigateTo('/patients'),
		},
		{
			id: 'doctors',
			label: t('palette.commands.doctors.label'),
			icon: <IconStethoscope size={18} />,
			keywords: t('palette.commands.doctors.keywords'),
			run: () => navigateTo('/doctors'),
		},
		{
			id: 'assignments',
			label: t('palette.commands.assignments.label'),
			icon: <IconUserHeart size={18} />,
			keywords: t('palette.commands.assignments.keywords'),
			run: () => navigateTo('/assignments'),
		},
		{
			id: 'activity',
			label: t('palette.commands.activity.label'),
			icon: <IconHistory size={18} />,
			keywords: t('palette.commands.activity.keywords'),
			run: () => navigateTo('/activity'),
		},
		{
			id: 'people',
			label: t('palette.commands.people.label'),
			icon: <IconUsersGroup size={18} />,
			keywords: t('palette.commands.people.keywords'),
			run: () => navigateTo('/people'),
		},
		{
			id: 'security-log',
			label: t('palette.commands.securityLog.label'),
			icon: <IconShieldLock size={18} />,
			keywords: t('palette.commands.securityLog.keywords'),
			run: () => navigateTo('/people/security'),
		},
		...(mayOpen === true
			? [
					{
						id: 'emergency',
						label: t('palette.commands.emergency.label'),
						icon: <IconUrgent size={18} />,
						keywords: t('palette.commands.emergency.keywords'),
						run: () => navigateTo('/emergency-access'),
					},
				]
			: []),
		...(isAdmin
			? [
					{
						id: 'emergency-reviews',
						label: t('palette.commands.emergencyReviews.label'),
						icon: <IconUrgent size={18} />,
						keywords: t('palette.commands.emergencyReviews.keywords'),
						run: () => navigateTo('/people/emergency-access'),
					},
				]
			: []),
		{
			id: 'settings',
			label: t('palette.commands.settings.label'),
			icon: <IconSettings size={18} />,
			keywords: t('palette.commands.settings.keywords'),
			run: () => navigateTo('/settings'),
		},
		{
			id: 'light',
			label: t('palette.commands.light.label'),
			icon: <IconSun size={18} />,
			keywords: t('palette.commands.light.keywords'),
			run: () => setColorScheme('light'),
		},
		{
			id: 'dark',
			label: t('palette.commands.dark.label'),
			icon: <IconMoon size={18} />,
			keywords: t('palette.commands.dark.keywords'),
			run: () => setColorScheme('dark'),
		},
		{
			id: 'auto',
			label: t('palette.commands.system.label'),
			icon: <IconDeviceDesktop size={18} />,
			keywords: t('palette.commands.system.keywords'),
			run: () => setColorScheme('auto'),
		},
		{
			id: 'keys',
			label: t('palette.commands.shortcuts.label'),
			icon: <IconKeyboard size={18} />,
			keywords: t('palette.commands.shortcuts.keywords'),
			run: showShortcuts,
		},
		{
			id: 'sign-out',
			label: t('palette.commands.signOut.label'),
			icon: <IconLogout size={18} data-directional />,
			keywords: t('palette.commands.signOut.keywords'),
			run: () => void signOut(),
		},
	];
	return commands.filter((command) => matchesCommand(command, q));
}
