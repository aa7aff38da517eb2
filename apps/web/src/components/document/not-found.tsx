'use client';

import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Message } from '../message/message.tsx';
import { PageTitle } from '../page/page-title.tsx';

export function NotFound() {
	const t = useTranslations();
	return (
		<main>
			<PageTitle text={t('common.notFound.pageTitle')} />
			<Message
				isPage
				icon={<IconMapPinOff size={22} />}
				title={t('common.notFound.title')}
				action={
					<Button component={Link} href="/patients">
						{t('common.notFound.goToPatients')}
					</Button>
				}
			>
				{t('common.notFound.detail')}
			</Message>
		</main>
	);
}
