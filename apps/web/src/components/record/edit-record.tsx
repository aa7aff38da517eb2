'use client';

import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePhoneLibrary } from '../../lib/phone/phone-number.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { textTags } from '../../lib/text/text-tags.tsx';
import { BackLink } from '../page/back-link.tsx';
import { PageHeader } from '../page/page-header.tsx';
import { PageTitle } from '../page/page-title.tsx';

interface EditRecordProps {
	/** The name of the person. */
	name: string;
	/** A line under the title. */
	detail: ReactNode;
	/** The record's own page. */
	href: string;
	children: ReactNode;
}

/** The page around the form that edits a record. */
export function EditRecord({ name, detail, href, children }: EditRecordProps) {
	const t = useTranslations();
	// The form takes its initial values once, with formatted phone numbers.
	const isReady = usePhoneLibrary({ immediately: true });
	return (
		<>
			<PageTitle text={t('common.record.editName', { name: isolateBidi(name) })} />
			<BackLink list={href} label={isolateBidi(name)} />
			<PageHeader
				title={t.rich('common.record.editTitle', { name, ...textTags })}
				detail={detail}
			/>
			{isReady ? (
				children
			) : (
				<Skeleton height={220} role="status" aria-label={t('common.record.loadingForm')} />
			)}
		</>
	);
}
