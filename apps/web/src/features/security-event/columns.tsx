import type { SecurityEvent } from '@hms/contracts';
import { Text } from '@mantine/core';
import {
	columnList,
	type ListColumn,
	type NamedColumns,
} from '../../components/record-list/list-columns.ts';
import { unknownValue } from '../../components/record-list/person-cell.tsx';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { deviceName } from '../../lib/session/user-agent.ts';
import type { Translate } from '../../lib/text/text-key.ts';
import { detailLabel, kindLabels } from './labels.ts';

type ColumnName = 'what' | 'at' | 'actor' | 'about' | 'from';

/** Whom an event is about, unless that is who did it: a user, or the address of an invitation. */
const aboutOf = ({ actor, user, email }: SecurityEvent) =>
	user !== null && user.id !== actor?.id ? user.name : email;

export function securityEventColumns(
	locale: string,
	timeZone: string,
	t: Translate,
): ListColumn<SecurityEvent>[] {
	const columns: NamedColumns<SecurityEvent, ColumnName> = {
		what: {
			title: t('securityEvent.column.what'),
			shownOn: 'always',
			render: (event) => (
				<>
					<Text size="sm" fw={600}>
						{t(kindLabels[event.kind])}
					</Text>
					<Text size="xs" c="dimmed">
						{detailLabel(event, t)}
					</Text>
					<Text size="xs" c="dimmed" hiddenFrom="sm">
						{formatInstant(event.at, locale, timeZone)}
						{[event.actor?.name, aboutOf(event)].filter(Boolean).map((name) => (
							<span key={name}>
								{' '}
								· <bdi>{name}</bdi>
							</span>
						))}
					</Text>
				</>
			),
		},
		at: {
			title: t('securityEvent.column.at'),
			shownOn: 'wide',
			noWrap: true,
			render: ({ at }) => <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time>,
		},
		actor: {
			title: t('securityEvent.column.actor'),
			shownOn: 'wide',
			breaksWords: true,
			render: ({ actor }) => (actor === null ? unknownValue : <bdi>{actor.name}</bdi>),
		},
		about: {
			title: t('securityEvent.column.about'),
			shownOn: 'wide',
			breaksWords: true,
			render: (event) => {
				const about = aboutOf(event);
				return about === null ? unknownValue : <bdi>{about}</bdi>;
			},
		},
		from: {
			title: t('securityEvent.column.from'),
			shownOn: 'widest',
			breaksWords: true,
			render: ({ address, userAgent }) =>
				address === null ? (
					t('securityEvent.column.command')
				) : (
					<>
						<bdi>{address}</bdi>
						<Text size="xs" c="dimmed" title={userAgent ?? undefined}>
							{deviceName(userAgent, t)}
						</Text>
					</>
				),
		},
	};
	return columnList(columns);
}
