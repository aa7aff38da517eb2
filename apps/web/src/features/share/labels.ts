import type { ShareLevel } from '@hms/contracts';

export const levelLabels: Record<ShareLevel, string> = { read: 'Read', write: 'Read and edit' };

export const levelDescriptions: Record<ShareLevel, string> = {
	read: 'Sees the record, its history and its care team, and changes nothing.',
	write:
		'Edits the record and its care team too. The history says who did. Archiving and sharing stay yours.',
};

export const shareLabels = {
	userId: 'Colleague',
	level: 'What they may do',
	until: 'Until',
	reason: 'Reason',
};
