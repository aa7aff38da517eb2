import type { ShareLevel } from '@hms/contracts';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';

export const levelLabels = {
	read: 'share.level.read',
	write: 'share.level.write',
} as const satisfies Record<ShareLevel, TextKey>;

export const levelDescriptions = {
	read: 'share.level.readHint',
	write: 'share.level.writeHint',
} as const satisfies Record<ShareLevel, TextKey>;

export const shareLabels = (t: Translate) => ({
	userId: t('share.field.userId'),
	level: t('share.field.level'),
	until: t('share.field.until'),
	reason: t('share.field.reason'),
});
