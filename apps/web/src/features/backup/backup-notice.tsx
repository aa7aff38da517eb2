'use client';

import { Box } from '@mantine/core';
import { IconDatabaseExclamation } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/message/notice.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useScreenReady } from '../../lib/hydration/screen-ready.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { useMe } from '../user/queries.ts';
import { failureTexts } from './labels.ts';

/** Tells administrators of a backup that failed or is overdue. */
export function BackupNotice() {
	const t = useTranslations();
	const isAdmin = useMe()?.role === 'admin';
	// Whether it is needed is known after the first answer: it does not delay the screen.
	const isReady = useScreenReady();
	const { data } = trpc.backup.status.useQuery(undefined, {
		enabled: isAdmin && isReady,
		staleTime: 0,
	});
	const locale = useLocale();
	const { timeZone } = useClinic();
	if (data === undefined || data.state === 'off' || data.state === 'on_time') return null;
	const text = data.failure === null ? 'backup.why.overdue' : failureTexts[data.failure];
	const since =
		data.lastAt === null
			? { since: 'never', lastAt: '' }
			: { since: 'last', lastAt: formatInstant(data.lastAt, locale, timeZone) };
	return (
		<Box mb="md">
			<Notice
				tone="warning"
				role="status"
				icon={<IconDatabaseExclamation />}
				title={data.state === 'failed' ? t('backup.failed') : t('backup.overdue')}
			>
				{t(text, since)}
			</Notice>
		</Box>
	);
}
