import type { TokenScope } from '@hms/contracts';

export const scopeLabels: Record<TokenScope, string> = {
	read: 'Read',
	write: 'Read and change',
};

export const scopeDescriptions: Record<TokenScope, string> = {
	read: 'Can read the patients, doctors and assignments you can see. Can’t change anything.',
	write:
		'Can do everything you can do with patients, doctors and assignments. The history shows your name.',
};
