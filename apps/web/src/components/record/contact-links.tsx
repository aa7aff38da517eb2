'use client';

import { Anchor, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { PhoneText } from './phone-text.tsx';

function NotRecorded() {
	const t = useTranslations();
	return (
		<Text span inherit c="dimmed">
			{t('common.record.notRecorded')}
		</Text>
	);
}

/** Shown in place of a value that is not recorded. */
export const notRecorded = <NotRecorded />;

/** A link that calls a phone number. */
export function PhoneLink({ number }: { number: string }) {
	return (
		<Anchor href={`tel:${number}`} inherit>
			<PhoneText number={number} />
		</Anchor>
	);
}

/** A link that writes to an e-mail address. */
export function EmailLink({ address }: { address: string }) {
	return (
		<Anchor href={`mailto:${address}`} inherit>
			<bdi>{address}</bdi>
		</Anchor>
	);
}
