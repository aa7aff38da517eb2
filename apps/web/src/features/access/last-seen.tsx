'use client';

import type { Access } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { textTags } from '../../lib/text/text-tags.tsx';

interface LastSeenProps {
	/** The newest accesses. */
	accesses: Access[];
	ownerId: string;
	/** There are older accesses. */
	hasMore: boolean;
}

/** Who of the others saw a patient last. */
export function LastSeen({ accesses, ownerId, hasMore }: LastSeenProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const last = accesses.find(({ user }) => user.id !== ownerId);
	if (last === undefined) {
		return (
			<Text size="sm">{hasMore ? t('access.nobodyElseRecently') : t('access.nobodyElse')}</Text>
		);
	}
	return (
		<Text size="sm">
			{t.rich('access.lastSeen', {
				name: last.user.name,
				when: formatInstant(last.at, locale, timeZone),
				...textTags,
			})}
		</Text>
	);
}
