import { getLocale, getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Namespace } from './text-key.ts';
import { TextsProvider } from './texts-provider.tsx';

interface TextsProps {
	/** The namespaces that the components below use, as far as no layout around provides them. */
	of: readonly Namespace[];
	children: ReactNode;
}

/** Sends texts with a page, for the client components below. */
export async function Texts({ of, children }: TextsProps) {
	const all = await getMessages();
	const messages = Object.fromEntries(of.map((namespace) => [namespace, all[namespace]]));
	return (
		<TextsProvider language={await getLocale()} messages={messages}>
			{children}
		</TextsProvider>
	);
}
