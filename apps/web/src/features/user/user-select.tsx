'use client';

import type { ListedUser } from '@hms/contracts';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { RemoteSelect, type RemoteSelectProps } from '../../components/form/remote-select.tsx';
import { trpc } from '../../lib/api/trpc.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';

type UserOption = Pick<ListedUser, 'id' | 'name'>;

interface UserSelectProps extends RemoteSelectProps<UserOption> {
	/** Only those who can sign in. */
	onlyActive?: boolean;
	/** Who is not offered. */
	except?: string | undefined;
}

/** The first twenty people that match a text; for administrators by the address too. */
function useUserSearch(typed: string, { onlyActive, except }: UserSelectProps) {
	const q = useDebouncedSearch(typed);
	const { data, isPlaceholderData, isPending, isFetching, isError } = trpc.user.list.useQuery(
		{ ...(q === '' ? {} : { q }), status: onlyActive ? 'active' : 'all', limit: 20 },
		{ placeholderData: keepPreviousData },
	);
	const options: UserOption[] = (data?.items ?? []).filter(({ id }) => id !== except);
	return {
		options,
		isFetching,
		isError,
		stale: isPlaceholderData || isPending || q !== searchText(typed),
	};
}

/** A select for somebody with an account, with a search. */
export function UserSelect({ onlyActive = false, except, ...select }: UserSelectProps) {
	const t = useTranslations();
	return (
		<RemoteSelect
			{...select}
			useSearch={(typed) => useUserSearch(typed, { onlyActive, except })}
			nameOf={({ name }) => name}
			messages={{ failed: t('common.people.notLoaded'), empty: t('common.people.noneMatching') }}
			render={(_, name) => <bdi>{name}</bdi>}
		/>
	);
}
