'use client';

import type { Notification } from '@hms/contracts';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RecordLink } from '../../components/record/record-link.tsx';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';

const name = (content: ReactNode) => (
	<Text span inherit fw={600}>
		<bdi>{content}</bdi>
	</Text>
);

/** A sentence about what somebody did. The patient's name is a link where the user may see the patient. */
export function NotificationSentence({ notification }: { notification: Notification }): ReactNode {
	const t = useTranslations();
	const locale = useLocale();
	const { kind, patient, doctor, level, until } = notification;
	const values = {
		actor: notification.actor.name,
		patient: patient?.name ?? '',
		whom: patient?.name == null ? 'unnamed' : 'named',
		count: notification.count ?? 0,
		name,
		link: (content: ReactNode) => (
			<RecordLink href={`/patients/${patient?.id}`}>
				<bdi>{content}</bdi>
			</RecordLink>
		),
	};
	const shared = { ...values, whom: patient === null ? 'all' : values.whom };
	switch (kind) {
		case 'share_received':
			return t.rich('notification.sentence.shareReceived', {
				...shared,
				level: level ?? '',
				ends: until === null ? 'no' : 'yes',
				until: until === null ? '' : formatPlainDate(until, locale),
			});
		case 'share_ended':
			return t.rich('notification.sentence.shareEnded', shared);
		case 'transfer_received':
			return t.rich('notification.sentence.transferReceived', values);
		case 'transfer_undone':
			return t.rich('notification.sentence.transferUndone', values);
		case 'emergency_access':
			return t.rich('notification.sentence.emergencyAccess', values);
		case 'assignment_created':
			return t.rich('notification.sentence.assignmentCreated', {
				...values,
				who: doctor === null ? 'unnamed' : 'named',
				doctor: doctor?.name ?? '',
			});
		default:
			// This page may be older than the server.
			return t.rich('notification.sentence.unknown', values);
	}
}
