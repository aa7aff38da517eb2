'use client';

import dynamic from 'next/dynamic';
import type { ComponentType, ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { PageLanguage } from './languages.ts';
import { onTextError, textTimeZone } from './text-errors.ts';
import type { AllTexts } from './text-key.ts';

type Provider = ComponentType<{ children: ReactNode }>;

function providerOf(language: PageLanguage, messages: object): Provider {
	// `messages.test.ts` sees that each language has every text, and the build compiles them.
	const texts = messages as AllTexts;
	return ({ children }) => (
		<IntlProvider locale={language} messages={texts} timeZone={textTimeZone} onError={onTextError}>
			{children}
		</IntlProvider>
	);
}

/**
 * Each language is a script of its own, which is loaded once and kept. `dynamic` has the page preload it beside the other scripts,
 * and React waits for it before the page is hydrated. Each import is written out, so that the build finds it.
 */
const providers: Record<PageLanguage, Provider> = {
	'en-GB': dynamic(() =>
		import('../../../messages/en-GB.json').then((file) => providerOf('en-GB', file.default)),
	),
	'en-US': dynamic(() =>
		import('./texts-en-us.ts').then(({ texts }) => providerOf('en-US', texts)),
	),
	de: dynamic(() =>
		import('../../../messages/de.json').then((file) => providerOf('de', file.default)),
	),
	es: dynamic(() =>
		import('../../../messages/es.json').then((file) => providerOf('es', file.default)),
	),
	fr: dynamic(() =>
		import('../../../messages/fr.json').then((file) => providerOf('fr', file.default)),
	),
	ar: dynamic(() =>
		import('../../../messages/ar.json').then((file) => providerOf('ar', file.default)),
	),
	'en-XA': dynamic(() =>
		import('./texts-pseudo.ts').then(({ texts }) => providerOf('en-XA', texts)),
	),
	'ar-XB': dynamic(() =>
		import('./texts-pseudo.ts').then(({ texts }) => providerOf('ar-XB', texts)),
	),
};

interface TextsProps {
	language: PageLanguage;
	children: ReactNode;
}

/** Provides all texts of a language to the components below. */
export function Texts({ language, children }: TextsProps) {
	const Provider = providers[language];
	return <Provider>{children}</Provider>;
}
