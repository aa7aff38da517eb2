import { IconAlertTriangle } from '@tabler/icons-react';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import classes from './allergy-strip.module.css';

/** Shows a patient's allergies prominently. Without any it shows nothing: none recorded does not mean none. */
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
