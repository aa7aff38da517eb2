'use client';

import { IconShieldLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../components/message/message.tsx';
import { BackLink } from '../../components/page/back-link.tsx';
import { PageHeader } from '../../components/page/page-header.tsx';
import { useMe } from '../user/queries.ts';
import { SecurityEventList } from './security-event-list.tsx';

/** What was done with accounts, for administrators. */
export function SecurityLog() {
	const t = useTranslations();
	const me = useMe();
	return (
		<>
			<BackLink list="/people" label={t('securityEvent.people')} />
			<PageHeader title={t('securityEvent.title')} detail={t('securityEvent.detail')} />
			{me === undefined || me.role === 'admin' ? (
				<SecurityEventList />
			) : (
				<Message icon={<IconShieldLock size={22} />} title={t('securityEvent.onlyAdmins')}>
					{t('securityEvent.onlyAdminsDetail')}
				</Message>
			)}
		</>
	);
}
