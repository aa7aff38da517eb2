'use client';

import type { PersonalToken } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { StatusBadge } from '../../../components/page/status-badge.tsx';
import classes from '../../../components/record-list/action-list.module.css';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatInstant } from '../../../lib/dates/format-instant.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { scopeLabels } from './labels.ts';

/** A personal token in the list. */
export function TokenItem({ token, onTakeBack }: { token: PersonalToken; onTakeBack: () => void }) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone, today } = useClinic();
	const { name, scope, expiresOn, lastUsedAt } = token;
	const use = { scope: t(scopeLabels[scope]), until: formatPlainDate(expiresOn, locale) };
	const hasExpired = expiresOn < today;
	return (
		<li className={classes['item']}>
			<div>
				<Group gap="xs">
					<Text size="sm" fw={600}>
						<bdi>{name}</bdi>
					</Text>
					{hasExpired ? (
						<StatusBadge tone="warning">{t('settings.tokens.expired')}</StatusBadge>
					) : null}
				</Group>
				<Text size="sm" c="dimmed">
					{lastUsedAt === null
						? t('settings.tokens.neverUsed', use)
						: t('settings.tokens.lastUsed', {
								...use,
								lastUsed: formatInstant(lastUsedAt, locale, timeZone),
							})}
				</Text>
			</div>
			<Button
				size="compact-sm"
				variant="default"
				onClick={onTakeBack}
				aria-label={t('settings.tokens.revoke.openNamed', { name: isolateBidi(name) })}
			>
				{t('settings.tokens.revoke.open')}
			</Button>
		</li>
	);
}
