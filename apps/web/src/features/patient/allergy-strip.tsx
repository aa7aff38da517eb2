import { IconAlertTriangle } from '@tabler/icons-react';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import classes from './allergy-strip.module.css';

/** What must not be overlooked. Nothing recorded is not the same as no allergies, so it claims nothing then. */
export function AllergyStrip({ allergies }: { allergies: string[] }) {
	if (allergies.length === 0) return null;
	return (
		<div className={classes['strip']}>
			<IconAlertTriangle size={18} aria-hidden />
			<strong>{allergies.length === 1 ? 'Allergy' : 'Allergies'}</strong>
			<span>{allergies.map(isolateBidi).join(' · ')}</span>
		</div>
	);
}
