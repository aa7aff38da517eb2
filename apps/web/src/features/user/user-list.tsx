'use client';

import type { ListedUser } from '@hms/contracts';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { shownColumns } from '../../components/record-list/list-columns.ts';
import { ListToolbar } from '../../components/record-list/list-toolbar.tsx';
import { RecordTable } from '../../components/record-list/record-table.tsx';
import { SearchBox } from '../../components/record-list/search-box.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { debounceUrlUpdates, useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import type { TextKey } from '../../lib/text/text-key.ts';
import { notify, notifyFailure } from '../../lib/ui/notifications.tsx';
import { LazyUserDialogs } from './dialogs/lazy-dialogs.ts';
import type { UserDialogKind } from './dialogs/user-dialogs.tsx';
import { statusOptions, useUserListParams } from './list-params.ts';
import { NoUsers } from './no-users.tsx';
import { useMe, useUserPages } from './queries.ts';
import { useUpdateUser } from './use-update-user.ts';
import { UserActions } from './user-actions.tsx';
import { userColumns } from './user-columns.tsx';

type StatusOption = (typeof statusOptions)[number];

const statusLabels = {
	active: 'user.list.active',
	disabled: 'user.list.disabled',
	all: 'user.list.all',
} as const satisfies Record<StatusOption, TextKey>;

/** The same in the title of a printed list. */
const filterLabels = {
	active: 'user.list.onlyActive',
	disabled: 'user.list.onlyDisabled',
	all: 'user.list.activeAndDisabled',
} as const satisfies Record<StatusOption, TextKey>;

const hrefOf = () => undefined;

/** The people of the clinic, by name. */
export function UserList() {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const me = useMe();
	const [{ q, status }, setParams] = useUserListParams();
	const search = useDebouncedSearch(q);
	const pages = useUserPages({ q: search, status });
	const updateUser = useUpdateUser();
	const [dialog, setDialog] = useState<{ kind: UserDialogKind; user: ListedUser } | null>(null);
	const [isOpen, setOpen] = useState(false);

	async function enable(user: ListedUser): Promise<void> {
		try {
			await updateUser(user, { status: 'active' });
			notify(t('user.enable.done', { name: isolateBidi(user.name) }));
		} catch (error) {
			notifyFailure(t('user.enable.notEnabled'), error);
		}
	}

	const columns = userColumns({
		t,
		locale,
		timeZone,
		ownId: me?.id,
		actions:
			me?.role === 'admin'
				? (user) => (
						<UserActions
							user={user}
							isOwn={user.id === me.id}
							onEnable={() => void enable(user)}
							onOpen={(kind) => {
								setDialog({ kind, user });
								setOpen(true);
							}}
						/>
					)
				: undefined,
	});

	return (
		<>
			<ListToolbar
				search={
					<SearchBox
						label={t('user.list.search')}
						placeholder={me?.role === 'admin' ? t('user.list.nameOrAddress') : t('user.list.name')}
						value={q}
						onChange={(text) => void setParams({ q: text }, debounceUrlUpdates)}
						busy={pages.stale || search !== searchText(q)}
					/>
				}
			>
				<SegmentedControl
					aria-label={t('user.list.which')}
					data={statusOptions.map((value) => ({ value, label: t(statusLabels[value]) }))}
					value={status}
					onChange={(chosen) =>
						void setParams({ status: statusOptions.find((option) => option === chosen) ?? null })
					}
				/>
			</ListToolbar>
			<RecordTable
				labels={{
					title: t('user.title'),
					noun: 'account',
					filters: [t(filterLabels[status])],
				}}
				columns={shownColumns(columns, null)}
				pages={pages}
				failureTitle={t('common.people.notLoaded')}
				empty={
					<NoUsers
						searched={search.trim() !== ''}
						onClear={() => void setParams({ q: '', status: 'active' })}
					/>
				}
				hrefOf={hrefOf}
			/>
			<LazyUserDialogs opened={isOpen} onClose={() => setOpen(false)} dialog={dialog} />
		</>
	);
}
