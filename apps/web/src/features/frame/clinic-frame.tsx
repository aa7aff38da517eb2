'use client';

import {
	IconHistory,
	IconHome,
	IconSettings,
	IconStethoscope,
	IconUrgent,
	IconUserHeart,
	IconUsers,
	IconUsersGroup,
} from '@tabler/icons-react';
import { type ReactNode, Suspense } from 'react';
import { Brand } from '../../components/page/brand.tsx';
import { useIsFillingIn } from '../../lib/form/unsaved-input.ts';
import { LiveQueries } from '../../lib/live/live-queries.ts';
import { useAreFormatsWaiting } from '../../lib/text/formats.ts';
import { lazyPart } from '../../lib/ui/lazy-part.tsx';
import { SessionBoundary } from '../auth/session-boundary.tsx';
import { UserMenu } from '../auth/user-menu.tsx';
import { useMayOpenInEmergency } from '../emergency-access/queries.ts';
import { NotificationBell } from '../notification/notification-bell.tsx';
import { AppFrame } from './app-frame.tsx';
import { ClinicName } from './clinic-name.tsx';
import { ClinicProviders } from './clinic-providers.tsx';
import { ClinicTimeNotice } from './clinic-time-notice.tsx';
import { OfflineNotice } from './offline-notice.tsx';

const FormatsNotice = lazyPart(() =>
	import('./formats-notice.tsx').then((file) => file.FormatsNotice),
);

const navItems = [
	{ label: 'frame.places.home', href: '/', icon: <IconHome size={18} aria-hidden /> },
	{ label: 'frame.places.patients', href: '/patients', icon: <IconUsers size={18} aria-hidden /> },
	{
		label: 'frame.places.doctors',
		href: '/doctors',
		icon: <IconStethoscope size={18} aria-hidden />,
	},
	{
		label: 'frame.places.assignments',
		href: '/assignments',
		icon: <IconUserHeart size={18} aria-hidden />,
	},
	{
		label: 'frame.places.activity',
		href: '/activity',
		icon: <IconHistory size={18} aria-hidden />,
	},
	{ label: 'frame.places.people', href: '/people', icon: <IconUsersGroup size={18} aria-hidden /> },
	{
		label: 'frame.places.settings',
		href: '/settings',
		icon: <IconSettings size={18} aria-hidden />,
	},
] as const;

const emergencyItem = {
	label: 'frame.places.emergency',
	href: '/emergency-access',
	icon: <IconUrgent size={18} aria-hidden />,
} as const;

interface ClinicFrameProps {
	/** The command palette. */
	palette: ReactNode;
	children: ReactNode;
}

/** The frame with those places to go to that the user may use. */
function NavigationFrame({ palette, children }: ClinicFrameProps) {
	const mayOpen = useMayOpenInEmergency() === true;
	const areFormatsWaiting = useAreFormatsWaiting();
	const isFillingIn = useIsFillingIn();
	return (
		<AppFrame
			brand={<Brand />}
			clinicName={<ClinicName />}
			bell={<NotificationBell />}
			palette={palette}
			navItems={mayOpen ? [...navItems, emergencyItem] : [...navItems]}
			menu={<UserMenu />}
		>
			<ClinicTimeNotice />
			<OfflineNotice />
			{areFormatsWaiting && isFillingIn ? (
				<Suspense fallback={null}>
					<FormatsNotice />
				</Suspense>
			) : null}
			{children}
		</AppFrame>
	);
}

/** The frame of every screen behind the sign-in. */
export function ClinicFrame({ palette, children }: ClinicFrameProps) {
	return (
		<ClinicProviders>
			<SessionBoundary>
				<LiveQueries />
				<NavigationFrame palette={palette}>{children}</NavigationFrame>
			</SessionBoundary>
		</ClinicProviders>
	);
}
