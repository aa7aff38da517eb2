import type { PlainDate } from '@hms/contracts';
import { formatPlainDate } from '../dates/format-plain-date.ts';
import { formatPhone } from '../phone/phone-number.ts';
import { isolateBidi } from '../text/isolate-bidi.ts';
import type { Translate } from '../text/text-key.ts';

// How values of fields are formatted; an empty text means that nothing is recorded.

export const formatText = (text: string | null): string => isolateBidi(text ?? '');

export const formatNumber = (phone: string | null): string =>
	phone === null ? '' : isolateBidi(formatPhone(phone));

export const formatDay = (day: PlainDate | null, locale: string): string =>
	day === null ? '' : formatPlainDate(day, locale);

export const formatFlag = (flag: boolean, _locale: string, t: Translate): string =>
	flag ? t('common.lib.record.yes') : t('common.lib.record.no');
