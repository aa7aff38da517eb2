'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { PageLink } from '../../components/page/page-link.tsx';
import { useMayOpenInEmergency } from './queries.ts';

/** For who may use it, a link to emergency access. It is the same whether or not there is a patient. */
export function EmergencyLink() {
	const t = useTranslations();
	if (useMayOpenInEmergency() !== true) return null;
	return (
		<Button component={PageLink} href="/emergency-access" variant="subtle">
			{t('emergencyAccess.title')}
		</Button>
	);
}
