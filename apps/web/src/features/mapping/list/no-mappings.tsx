'use client';

import { Button } from '@mantine/core';
import { IconCircleCheck, IconSearch, IconUserHeart } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../../components/message/message.tsx';
import { PageLink } from '../../../components/page/page-link.tsx';
import type { TextKey } from '../../../lib/text/text-key.ts';
import type { View } from './list-params.ts';

const messages = {
	no_primary: { title: 'mapping.empty.no_primary.title', text: 'mapping.empty.no_primary.text' },
	archived_doctor: {
		title: 'mapping.empty.archived_doctor.title',
		text: 'mapping.empty.archived_doctor.text',
	},
	past_end: { title: 'mapping.empty.past_end.title', text: 'mapping.empty.past_end.text' },
} as const satisfies Record<Exclude<View, 'all'>, { title: TextKey; text: TextKey }>;

/** Replaces the empty list of a gap. */
export function NoGaps({ view }: { view: Exclude<View, 'all'> }) {
	const t = useTranslations();
	const { title, text } = messages[view];
	return (
		<Message icon={<IconCircleCheck size={22} />} title={t(title)}>
			{t(text)}
		</Message>
	);
}

interface NoMappingsProps {
	/** The list has filters. */
	filtered: boolean;
	onClear: () => void;
}

/** Replaces an empty list of assignments, with a next step. */
export function NoMappings({ filtered, onClear }: NoMappingsProps) {
	const t = useTranslations();
	if (filtered) {
		return (
			<Message
				icon={<IconSearch size={22} />}
				title={t('mapping.empty.noMatch')}
				action={
					<Button variant="default" onClick={onClear}>
						{t('mapping.empty.showAll')}
					</Button>
				}
			>
				{t('mapping.empty.noMatchHint')}
			</Message>
		);
	}
	return (
		<Message
			icon={<IconUserHeart size={22} />}
			title={t('mapping.empty.none')}
			action={
				<Button component={PageLink} href="/patients">
					{t('mapping.empty.choosePatient')}
				</Button>
			}
		>
			{t('mapping.empty.noneHint')}
		</Message>
	);
}
