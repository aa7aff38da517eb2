import type { ListedUser } from '@hms/contracts';
import { Group, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import {
	columnList,
	type ListColumn,
	type NamedColumns,
} from '../../components/record-list/list-columns.ts';
import { unknownValue } from '../../components/record-list/person-cell.tsx';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { roleLabels } from './labels.ts';

interface ColumnOptions {
	locale: string;
	/** The clinic's. */
	timeZone: string;
	/** The signed-in user's id. */
	ownId: string | undefined;
	/** The actions of a row, for administrators; others see names and roles only. */
	actions: ((user: ListedUser) => ReactNode) | undefined;
}

const factorText = (isOn: boolean) => (isOn ? 'Second factor on' : 'No second factor');

type ColumnName = 'name' | 'role' | 'email' | 'lastSeenAt' | 'actions';

export function userColumns(options: ColumnOptions): ListColumn<ListedUser>[] {
	const { locale, timeZone, ownId, actions } = options;
	const isForAdmins = actions !== undefined;
	const columns: NamedColumns<ListedUser, ColumnName> = {
		name: {
			title: 'Name',
			shownOn: 'always',
			render: ({ id, name, role, status, twoFactor }) => (
				<>
					<Group gap="xs">
						<Text span fw={600}>
							<bdi>{name}</bdi>
						</Text>
						{id === ownId ? <StatusBadge tone="accent">You</StatusBadge> : null}
						{status === 'disabled' ? <StatusBadge tone="quiet">Disabled</StatusBadge> : null}
					</Group>
					<Text size="xs" c="dimmed" hiddenFrom="sm">
						{roleLabels[role]}
						{twoFactor === undefined ? '' : ` · ${factorText(twoFactor).toLowerCase()}`}
					</Text>
				</>
			),
		},
		role: {
			title: 'Role',
			shownOn: 'wide',
			noWrap: true,
			render: ({ role, twoFactor }) => (
				<>
					{roleLabels[role]}
					{twoFactor === undefined ? null : (
						<Text size="xs" c="dimmed">
							{factorText(twoFactor)}
						</Text>
					)}
				</>
			),
		},
		email: {
			title: 'E-mail address',
			shownOn: 'wide',
			breaksWords: true,
			hidden: !isForAdmins,
			render: ({ email }) => <bdi>{email}</bdi>,
		},
		lastSeenAt: {
			title: 'Last seen',
			shownOn: 'widest',
			noWrap: true,
			hidden: !isForAdmins,
			render: ({ lastSeenAt }) =>
				lastSeenAt == null ? unknownValue : formatInstant(lastSeenAt, locale, timeZone),
		},
		actions: {
			title: <VisuallyHidden>Actions</VisuallyHidden>,
			shownOn: 'always',
			atEnd: true,
			width: 60,
			hidden: !isForAdmins,
			screenOnly: true,
			render: (user) => actions?.(user),
		},
	};
	return columnList(columns);
}
