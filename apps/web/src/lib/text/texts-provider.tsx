'use client';

import { createContext, type ReactNode, use, useMemo } from 'react';
import { IntlProvider } from 'use-intl';
import type { PageLanguage } from './languages.ts';
import { onTextError, textTimeZone } from './text-errors.ts';
import type { AllTexts } from './text-key.ts';

const OuterTexts = createContext<Partial<AllTexts>>({});

interface TextsProviderProps {
	language: PageLanguage;
	messages: Partial<AllTexts>;
	children: ReactNode;
}

/** Provides texts beside those that are provided around. */
export function TextsProvider({ language, messages, children }: TextsProviderProps) {
	const outer = use(OuterTexts);
	const together = useMemo(() => ({ ...outer, ...messages }), [outer, messages]);
	return (
		<OuterTexts value={together}>
			<IntlProvider
				locale={language}
				messages={together}
				timeZone={textTimeZone}
				onError={onTextError}
			>
				{children}
			</IntlProvider>
		</OuterTexts>
	);
}
