'use client';

import dynamic from 'next/dynamic';
import type { ComponentType, ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { PageLanguage } from './languages.ts';
import { onTextError, textTimeZone } from './text-errors.ts';
import type { AllTexts } from './text-key.ts';

interface TextsProps {
	language: PageLanguage;
	children: ReactNode;
}

/** A component that provides these texts. */
function providerOf(messages: object): ComponentType<TextsProps> {
	// `messages.test.ts` sees that each language has every text, and the build compiles them.
	const texts = messages as AllTexts;
	return ({ language, children }) => (
		<IntlProvider locale={language} messages={texts} timeZone={textTimeZone} onError={onTextError}>
			{children}
		</IntlProvider>
	);
}

const pseudo = dynamic(() => import('./texts-pseudo.ts').then((file) => providerOf(file.default)));

/**
 * Each language is a script of its own, which is loaded once and kept. `dynamic` has the page preload it beside the other scripts,
 * and React waits for it before the page is hydrated. Each import is written out, so that the build finds it.
 */
const providers: Record<PageLanguage, ComponentType<TextsProps>> = {
	'en-GB': dynamic(() =>
		import('../../../messages/en-GB.json').then((file) => providerOf(file.default)),
	),
	'en-US': dynamic(() => import('./texts-en-us.ts').then((file) => providerOf(file.default))),
	de: dynamic(() => import('../../../messages/de.json').then((file) => providerOf(file.default))),
	es: dynamic(() => import('../../../messages/es.json').then((file) => providerOf(file.default))),
	fr: dynamic(() => import('../../../messages/fr.json').then((file) => providerOf(file.default))),
	ar: dynamic(() => import('../../../messages/ar.json').then((file) => providerOf(file.default))),
	'en-XA': pseudo,
	'ar-XB': pseudo,
};

/** Provides all texts of a language to the components below. */
export function Texts(props: TextsProps) {
	const Provider = providers[props.language];
	return <Provider {...props} />;
}
