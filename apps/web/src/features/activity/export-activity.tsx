'use client';

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { type ActivityParams, filterInput } from './list-params.ts';

/** Downloads what the filters choose, all of it, as CSV. */
export function ExportActivity({ params }: { params: ActivityParams }) {
	const t = useTranslations();
	const query = new URLSearchParams(
		Object.entries(filterInput(params)).map(([name, value]) => [name, String(value)]),
	);
	return (
		<Button
			component="a"
			href={`/api/activity.csv?${query}`}
			download
			variant="default"
			leftSection={<IconDownload size={16} aria-hidden />}
		>
			{t('activity.export')}
		</Button>
	);
}
