import type { Patient } from '@hms/contracts';
import { isolatedName } from '../../lib/text/person-name.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { notifyList } from '../../lib/ui/notifications.tsx';

/** Lists the patients with whom a bulk operation did nothing; nothing is shown where there are none. */
export function notifyNotDone(t: Translate, patients: Patient[], notDone: { id: string }[]): void {
	if (notDone.length === 0) return;
	const ids = new Set(notDone.map(({ id }) => id));
	const names = patients.filter(({ id }) => ids.has(id)).map(isolatedName);
	notifyList(t('patient.many.leftOut', { count: names.length }), names);
}
