import { Select, type SelectProps } from '@mantine/core';

/** A select whose options are found by typing; Enter takes the first that matches. */
export function SearchSelect(props: SelectProps) {
	return (
		<Select
			searchable
			selectFirstOptionOnChange
			nothingFoundMessage="No matches"
			autoComplete="off"
			{...props}
		/>
	);
}
