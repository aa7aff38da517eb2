'use client';

import { useTranslations } from 'use-intl';
import { translateApiText } from '../text/api-text.ts';
import type { Translate } from '../text/text-key.ts';
import type { Failure } from './failure.ts';

/** A failure as a sentence in the reader's language: what happened and, where it helps, what to do. */
export const failureText = (t: Translate, { key, message }: Failure): string =>
	key === null ? (translateApiText(t, message) ?? message) : t(key);

/** The same for a component. */
export function useFailureText(): (failure: Failure) => string {
	const t = useTranslations();
	return (failure) => failureText(t, failure);
}

/** The same as a component, for messages that are made outside components. */
export const FailureText = ({ failure }: { failure: Failure }): string => useFailureText()(failure);
