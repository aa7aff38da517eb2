'use client';

import { Button, Text } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Notice } from '../../components/message/notice.tsx';
import { reloadPage } from '../../lib/text/page-language.ts';

/** Tells whoever is filling in a form that the language or the formats were changed elsewhere, and wait for that. */
export function FormatsNotice() {
	const t = useTranslations();
	return (
		<div data-screen-only style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
			<Notice
				tone="warning"
				role="status"
				icon={<IconLanguage />}
				title={t('frame.otherFormats.title')}
			>
				<Text size="sm" mb="xs">
					{t('frame.otherFormats.detail')}
				</Text>
				<Button size="compact-sm" variant="default" onClick={reloadPage}>
					{t('frame.otherFormats.discard')}
				</Button>
			</Notice>
		</div>
	);
}
