'use client';

import '../../global.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
// These may replace any screen. Imported here they are bundled once; Next.js would bundle a copy for each route.
import './not-found.tsx';
import './screen-failed.tsx';
import { useReplayEvents } from '../../lib/hydration/use-replay-events.ts';
import { cssVariables, themeWith } from '../../theme.ts';

interface ProvidersProps {
	direction: 'ltr' | 'rtl';
	children: ReactNode;
}

/** The providers of every page: the theme only, so that the sign-in page loads fast. */
export function Providers({ direction, children }: ProvidersProps) {
	useReplayEvents();
	const t = useTranslations();
	const theme = useMemo(() => themeWith({ close: t('common.page.close') }), [t]);
	return (
		<DirectionProvider initialDirection={direction} detectDirection={false}>
			<MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
				{children}
			</MantineProvider>
		</DirectionProvider>
	);
}
