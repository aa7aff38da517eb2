import type { TokenScope } from '@hms/contracts';
import type { TextKey } from '../../../lib/text/text-key.ts';

export const scopeLabels = {
	read: 'settings.tokens.scopes.read',
	write: 'settings.tokens.scopes.write',
} as const satisfies Record<TokenScope, TextKey>;

export const scopeDescriptions = {
	read: 'settings.tokens.scopeDetails.read',
	write: 'settings.tokens.scopeDetails.write',
} as const satisfies Record<TokenScope, TextKey>;
