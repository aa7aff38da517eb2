'use client';

import type { Passkey } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
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
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { name, createdAt, lastUsedAt } = passkey;
	return (
		<li className={classes['item']}>
			<div>
				<Text size="sm" fw={600}>
					<bdi>{name}</bdi>
				</Text>
				<Text size="sm" c="dimmed">
					since {formatInstant(createdAt, locale, timeZone)} ·{' '}
					{lastUsedAt === null
						? 'never used'
						: `last used ${formatInstant(lastUsedAt, locale, timeZone)}`}
				</Text>
			</div>
			<Group gap="xs" wrap="nowrap">
				<Button
					size="compact-sm"
					variant="default"
					onClick={onRename}
					aria-label={`Rename the passkey ${isolateBidi(name)}`}
				>
					Rename
				</Button>
				<Button
					size="compact-sm"
					variant="default"
					onClick={onRemove}
					aria-label={`Remove the passkey ${isolateBidi(name)}`}
				>
					Remove
				</Button>
			</Group>
		</li>
	);
}
