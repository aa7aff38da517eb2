'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import classes from './allergy-strip.module.css';

/** Shows a patient's allergies prominently. Without any it shows nothing: none recorded does not mean none. */
export function AllergyStrip({ allergies }: { allergies: string[] }) {
	const t = useTranslations();
	if (allergies.length === 0) return null;
	return (
		<div className={classes['strip']}>
			<IconAlertTriangle size={18} aria-hidden />
			<strong>{t('patient.allergies.title', { count: allergies.length })}</strong>
			<span>{allergies.map(isolateBidi).join(' · ')}</span>
		</div>
	);
}
