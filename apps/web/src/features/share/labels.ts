import { emergencyAccessMs, type Share, type ShareLevel } from '@hms/contracts';

export const levelLabels: Record<ShareLevel, string> = { read: 'Read', write: 'Read and edit' };

export const levelDescriptions: Record<ShareLevel, string> = {
	read: 'Can read the record, its history and its care team. Can’t change anything.',
	write:
		'Can also edit the record and its care team. The history shows who did. Only you can archive and share.',
};

/** When an emergency access ends, in milliseconds since 1970. */
export const emergencyEndOf = ({ createdAt }: Share): number =>
	Date.parse(createdAt) + emergencyAccessMs;

export const shareLabels = {
	userId: 'Colleague',
	level: 'Access',
	until: 'Until',
	reason: 'Reason',
};
