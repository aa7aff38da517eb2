import { createTranslator } from 'use-intl/core';
import messages from '../../../messages/en-GB.json' with { type: 'json' };
import { sourceLanguage } from './languages.ts';
import type { Translate } from './text-key.ts';

/** Translates into the source's language, for tests of functions outside components. */
export const translate: Translate = createTranslator({ locale: sourceLanguage, messages });
