'use client';

import { Button, Group } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Message } from '../message/message.tsx';
import { PageTitle } from '../page/page-title.tsx';

interface ScreenFailedProps {
	/** Identifies the error in the server's log, if it occurred on the server. */
	digest: string | undefined;
	onRetry: () => void;
}

/** Replaces a screen that failed to render. */
export function ScreenFailed({ digest, onRetry }: ScreenFailedProps) {
	const t = useTranslations();
	return (
		<div role="alert">
			<PageTitle text={t('common.screenFailed.pageTitle')} />
			<Message
				isPage
				icon={<IconBug size={22} />}
				title={t('common.screenFailed.title')}
				action={
					<Group gap="sm" justify="center">
						<Button variant="default" component={Link} href="/patients">
							{t('common.screenFailed.goToPatients')}
						</Button>
						<Button onClick={onRetry}>{t('common.screenFailed.tryAgain')}</Button>
					</Group>
				}
			>
				{digest === undefined
					? t('common.screenFailed.detail')
					: t('common.screenFailed.detailWithDigest', { digest })}
			</Message>
		</div>
	);
}
