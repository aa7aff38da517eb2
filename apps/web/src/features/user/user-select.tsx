'use client';

import type { ListedUser } from '@hms/contracts';
import { Loader, Select, type SelectProps } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { trpc } from '../../lib/api/trpc.ts';
import { useDebouncedSearch } from '../../lib/list/list-query.ts';
import { searchText } from '../../lib/list/search-text.ts';

type UserOption = Pick<ListedUser, 'id' | 'name'>;

interface UserSelectProps extends Omit<SelectProps, 'data' | 'filter'> {
	/** The user who is chosen initially. */
	initial?: UserOption | undefined;
	/** Only those who can sign in. */
	onlyActive?: boolean;
	/** Who is not offered. */
	except?: string | undefined;
}

/** A select for somebody with an account, with a search. */
export function UserSelect({ initial, onlyActive = false, except, ...select }: UserSelectProps) {
	const [typed, setTyped] = useState('');
	const [lastChosen, setChosen] = useState<UserOption | null>(null);
	const chosen = lastChosen ?? initial ?? null;
	// After a choice the input shows the name, which is not a search.
	const search = typed === chosen?.name ? '' : typed;
	const q = useDebouncedSearch(search);
	const { data, isFetching, isError, isPlaceholderData } = trpc.user.list.useQuery(
		{ ...(q === '' ? {} : { q }), status: onlyActive ? 'active' : 'all', limit: 20 },
		{ placeholderData: keepPreviousData },
	);
	const stale = isPlaceholderData || q !== searchText(search);
	const results: UserOption[] = (data?.items ?? []).filter(({ id }) => id !== except);
	const users =
		chosen === null || results.some(({ id }) => id === chosen.id) ? results : [chosen, ...results];

	function emptyMessage() {
		if (isError) return 'The people could not be loaded';
		return isFetching || stale ? 'Searching…' : 'No matching people';
	}

	return (
		<Select
			{...select}
			// Results for an earlier text are shown but cannot be chosen: Enter must not choose somebody else.
			data={users.map(({ id, name }) => ({ value: id, label: name, disabled: stale }))}
			onChange={(value, option) => {
				setChosen(users.find(({ id }) => id === value) ?? null);
				select.onChange?.(value, option);
			}}
			searchable
			openOnFocus={false}
			searchValue={typed}
			onSearchChange={setTyped}
			// The server filters, for administrators by the address too.
			filter={({ options }) => options}
			nothingFoundMessage={emptyMessage()}
			rightSection={isFetching ? <Loader size={14} /> : undefined}
			autoComplete="off"
			renderOption={({ option }) => <bdi>{option.label}</bdi>}
		/>
	);
}
