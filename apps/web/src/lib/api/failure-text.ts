'use client';

import { useTranslations } from 'use-intl';
import { translateApiText } from '../text/api-text.ts';
import type { Translate } from '../text/text-key.ts';
import { asSentence, type Failure } from './failure.ts';

const maxFields = 3;

/** What is wrong with the fields of a call, where no form shows it: "Until: This must not be in the past." */
function fieldsText(t: Translate, fields: Failure['fields']): string {
	const shown = fields.slice(0, maxFields).map(({ path, message }) => {
		const text = translateApiText(t, message, 'field') ?? message;
		return path === '' ? text : `${path}: ${text}`;
	});
	const count = fields.length - shown.length;
	return asSentence([...shown, ...(count === 0 ? [] : [t('error.andMore', { count })])].join('; '));
}

/** A failure as a sentence in the reader's language: what happened and, where it helps, what to do. */
export function failureText(t: Translate, { key, message, fields }: Failure): string {
	if (key !== null) return t(key);
	return (
		translateApiText(t, message, 'problem') ??
		(fields.length === 0 ? message : fieldsText(t, fields))
	);
}

/** The same for a component. */
export function useFailureText(): (failure: Failure) => string {
	const t = useTranslations();
	return (failure) => failureText(t, failure);
}

/** The same as a component, for messages that are made outside components. */
export const FailureText = ({ failure }: { failure: Failure }): string => useFailureText()(failure);
