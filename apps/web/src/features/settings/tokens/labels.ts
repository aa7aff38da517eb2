import type { TokenScope } from '@hms/contracts';

export const scopeLabels: Record<TokenScope, string> = {
	read: 'Read',
	write: 'Read and change',
};

export const scopeDescriptions: Record<TokenScope, string> = {
	read: 'Reads the patients, doctors and assignments that you can see, and changes nothing.',
	write: 'Does with patients, doctors and assignments whatever you can do. The history names you.',
};
