import type { ListedUser, Role } from '@hms/contracts';
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
import type { Translate } from '../../lib/text/text-key.ts';
import { roleLabels } from './labels.ts';

interface ColumnOptions {
	t: Translate;
	locale: string;
	/** The clinic's. */
	timeZone: string;
	/** The signed-in user's id. */
	ownId: string | undefined;
	/** The actions of a row, for administrators; others see names and roles only. */
	actions: ((user: ListedUser) => ReactNode) | undefined;
}

/** The role, and whether there is a second factor, where that is known. */
function roleAndFactor(role: Role, twoFactor: boolean | undefined, t: Translate): string {
	const shown = t(roleLabels[role]);
	if (twoFactor === undefined) return shown;
	return twoFactor
		? t('user.column.roleWithFactor', { role: shown })
		: t('user.column.roleWithoutFactor', { role: shown });
}

type ColumnName = 'name' | 'role' | 'email' | 'lastSeenAt' | 'actions';

export function userColumns(options: ColumnOptions): ListColumn<ListedUser>[] {
	const { t, locale, timeZone, ownId, actions } = options;
	const isForAdmins = actions !== undefined;
	const columns: NamedColumns<ListedUser, ColumnName> = {
		name: {
			title: t('user.column.name'),
			shownOn: 'always',
			render: ({ id, name, role, status, twoFactor }) => (
				<>
					<Group gap="xs">
						<Text span fw={600}>
							<bdi>{name}</bdi>
						</Text>
						{id === ownId ? <StatusBadge tone="accent">{t('user.column.you')}</StatusBadge> : null}
						{status === 'disabled' ? (
							<StatusBadge tone="quiet">{t('user.column.disabled')}</StatusBadge>
						) : null}
					</Group>
					<Text size="xs" c="dimmed" hiddenFrom="sm">
						{roleAndFactor(role, twoFactor, t)}
					</Text>
				</>
			),
		},
		role: {
			title: t('user.column.role'),
			shownOn: 'wide',
			noWrap: true,
			render: ({ role, twoFactor }) => (
				<>
					{t(roleLabels[role])}
					{twoFactor === undefined ? null : (
						<Text size="xs" c="dimmed">
							{twoFactor ? t('user.column.factorOn') : t('user.column.noFactor')}
						</Text>
					)}
				</>
			),
		},
		email: {
			title: t('user.column.email'),
			shownOn: 'wide',
			breaksWords: true,
			hidden: !isForAdmins,
			render: ({ email }) => <bdi>{email}</bdi>,
		},
		lastSeenAt: {
			title: t('user.column.lastSeenAt'),
			shownOn: 'widest',
			noWrap: true,
			hidden: !isForAdmins,
			render: ({ lastSeenAt }) =>
				lastSeenAt == null ? unknownValue : formatInstant(lastSeenAt, locale, timeZone),
		},
		actions: {
			title: <VisuallyHidden>{t('user.column.actions')}</VisuallyHidden>,
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
