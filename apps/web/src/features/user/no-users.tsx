'use client';

import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';

interface NoUsersProps {
	/** The list has a search. */
	searched: boolean;
	/** Resets the search and the filter. */
	onClear: () => void;
}

/** Replaces an empty list of people. */
export function NoUsers({ searched, onClear }: NoUsersProps) {
	const t = useTranslations();
	return (
		<Message
			icon={<IconSearch size={22} />}
			title={searched ? t('common.people.noneMatching') : t('user.list.noneDisabled')}
			action={
				<Button variant="default" onClick={onClear}>
					{t('user.list.showActive')}
				</Button>
			}
		>
			{searched ? t('user.list.noneMatchingDetail') : t('user.list.noneDisabledDetail')}
		</Message>
	);
}
