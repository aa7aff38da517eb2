import { emergencyAccessMs, type Share, type ShareLevel } from '@hms/contracts';

export const levelLabels: Record<ShareLevel, string> = { read: 'Read', write: 'Read and edit' };

export const levelDescriptions: Record<ShareLevel, string> = {
	read: 'Sees the record, its history and its care team, and changes nothing.',
	write:
		'Edits the record and its care team too. The history says who did. Archiving and sharing stay yours.',
};

/** When an emergency access ends, in milliseconds since 1970. */
export const emergencyEndOf = ({ createdAt }: Share): number =>
	Date.parse(createdAt) + emergencyAccessMs;

export const shareLabels = {
	userId: 'Colleague',
	level: 'What they may do',
	until: 'Until',
	reason: 'Reason',
};
