'use client';

import type { Passkey } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from '../../../components/record-list/action-list.module.css';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatInstant } from '../../../lib/dates/format-instant.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';

interface PasskeyItemProps {
	passkey: Passkey;
	onRename: () => void;
	onRemove: () => void;
}

/** A passkey in the list. */
export function PasskeyItem({ passkey, onRename, onRemove }: PasskeyItemProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { name, createdAt, lastUsedAt } = passkey;
	const since = formatInstant(createdAt, locale, timeZone);
	return (
		<li className={classes['item']}>
			<div>
				<Text size="sm" fw={600}>
					<bdi>{name}</bdi>
				</Text>
				<Text size="sm" c="dimmed">
					{lastUsedAt === null
						? t('settings.passkeys.neverUsed', { since })
						: t('settings.passkeys.lastUsed', {
								since,
								lastUsed: formatInstant(lastUsedAt, locale, timeZone),
							})}
				</Text>
			</div>
			<Group gap="xs" wrap="nowrap">
				<Button
					size="compact-sm"
					variant="default"
					onClick={onRename}
					aria-label={t('settings.passkeys.rename.openNamed', { name: isolateBidi(name) })}
				>
					{t('settings.passkeys.rename.open')}
				</Button>
				<Button
					size="compact-sm"
					variant="default"
					onClick={onRemove}
					aria-label={t('settings.passkeys.remove.openNamed', { name: isolateBidi(name) })}
				>
					{t('settings.passkeys.remove.open')}
				</Button>
			</Group>
		</li>
	);
}
