'use client';

import { useTranslations } from 'use-intl';
import { useUserName } from './queries.ts';

/** The name of somebody with an account. */
export function UserName({ id }: { id: string }) {
	const t = useTranslations();
	return <bdi>{useUserName(id) ?? t('common.people.colleague')}</bdi>;
}
