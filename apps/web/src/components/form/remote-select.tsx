'use client';

import { type ComboboxItem, Loader, type SelectProps } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { matchingOptions } from './matching-options.ts';
import { SearchSelect } from './search-select.tsx';

/** What the server found for a text. */
interface FoundOptions<Option> {
	options: Option[];
	/** They are those of an earlier text; those of the typed one are on their way. */
	stale: boolean;
	isFetching: boolean;
	isError: boolean;
}

export interface RemoteSelectProps<Option> extends Omit<SelectProps, 'data' | 'filter'> {
	/** Who is chosen initially; undefined while that is not known. */
	initial?: Option | undefined;
	/** Is called with who is chosen, or null. */
	onChoose?: ((option: Option | null) => void) | undefined;
}

interface OptionProps<Option> extends RemoteSelectProps<Option> {
	/** Searches on the server; a hook. */
	useSearch: (typed: string) => FoundOptions<Option>;
	nameOf: (option: Option) => string;
	/** Options that cannot be chosen. */
	isUnavailable?: (option: Option) => boolean;
	render: (option: Option | undefined, name: string) => ReactNode;
	messages: { failed: string; empty: string };
}

/** A select whose options the server finds, see {@link SearchSelect}. */
export function RemoteSelect<Option extends { id: string }>(props: OptionProps<Option>) {
	const t = useTranslations();
	const { useSearch, nameOf, isUnavailable, render, messages, initial, onChoose, ...select } =
		props;
	const [typed, setTyped] = useState('');
	const [lastChosen, setChosen] = useState<Option | null>(null);
	const { value } = select;
	const chosen = [lastChosen, initial].find((option) => option?.id === value) ?? null;
	// Somebody whom the caller has chosen, and who is not known yet: the name of the former one would be wrong.
	const isUnknown = typeof value === 'string' && chosen === null;
	useEffect(() => {
		if (isUnknown) setTyped('');
	}, [isUnknown]);
	// After a choice the input shows the name, which is not a search.
	const isSearch = chosen === null || typed !== nameOf(chosen);
	const { options: found, stale, isFetching, isError } = useSearch(isSearch ? typed : '');
	const options =
		chosen === null || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
	const byId = new Map(options.map((option) => [option.id, option]));

	function emptyMessage() {
		if (isError) return messages.failed;
		return isFetching || stale ? t('common.form.searching') : messages.empty;
	}

	return (
		<SearchSelect
			{...select}
			stale={stale}
			data={options.map((option) => ({
				value: option.id,
				label: nameOf(option),
				disabled: isUnavailable?.(option) ?? false,
			}))}
			onChange={(value, item) => {
				const option = (value === null ? undefined : byId.get(value)) ?? null;
				setChosen(option);
				onChoose?.(option);
				select.onChange?.(value, item);
			}}
			// Opens on typing or click only: in a dialog the options would cover the other inputs.
			openOnFocus={false}
			searchValue={typed}
			onSearchChange={setTyped}
			// The server searches in more than the name. Who is chosen is an option only where the search finds them.
			filter={({ options: all, search }) => {
				const items = all as ComboboxItem[]; // they have no groups
				const shown = isSearch
					? items.filter(({ value }) => found.some(({ id }) => id === value))
					: items;
				// Of those for an earlier text only those that match: the arrow keys must not choose another one.
				return isSearch && stale ? matchingOptions(shown, search) : shown;
			}}
			nothingFoundMessage={emptyMessage()}
			rightSection={isFetching ? <Loader size={14} /> : undefined}
			renderOption={({ option }) => render(byId.get(option.value), option.label)}
		/>
	);
}
