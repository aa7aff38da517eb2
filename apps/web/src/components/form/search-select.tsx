import { type ComboboxItem, type OptionsFilter, Select, type SelectProps } from '@mantine/core';
import { matchingOptions } from './matching-options.ts';

// The options have no groups.
const filter: OptionsFilter = ({ options, search, limit }) =>
	matchingOptions(options as ComboboxItem[], search).slice(0, limit);

/** A select whose options are found by typing; Enter takes the first that matches. */
export function SearchSelect(props: SelectProps) {
	return (
		<Select
			searchable
			selectFirstOptionOnChange
			nothingFoundMessage="Nothing matches"
			autoComplete="off"
			filter={filter}
			// Enter on the option that is chosen already keeps it; there is a button where a choice can be cleared.
			allowDeselect={false}
			{...props}
		/>
	);
}
