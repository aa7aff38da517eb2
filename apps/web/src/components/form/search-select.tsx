'use client';

import { type ComboboxItem, type OptionsFilter, Select, type SelectProps } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { matchingOptions } from './matching-options.ts';

interface SearchSelectProps extends SelectProps {
	/** The options are those of an earlier text; those of the typed one are on their way. */
	stale?: boolean;
}

// The options have no groups.
const filter: OptionsFilter = ({ options, search, limit }) =>
	matchingOptions(options as ComboboxItem[], search).slice(0, limit);

/**
 * A select whose options are found by typing; Enter takes the first that matches, as soon as that is there. Of options that
 * match an earlier text, Enter takes only one that the arrow keys have chosen; a click takes any.
 */
export function SearchSelect({ stale = false, ...select }: SearchSelectProps) {
	const t = useTranslations();
	const input = useRef<HTMLInputElement>(null);
	/** Enter takes the first match after something was typed, until the arrow keys choose one. */
	const takesFirst = useRef(false);
	const enteredEarly = useRef(false);

	const options = () => document.getElementById(input.current?.getAttribute('aria-controls') ?? '');
	const first = () =>
		options()?.querySelector<HTMLElement>('[role="option"]:not([data-combobox-disabled])');

	function takeFirst(): void {
		enteredEarly.current = false;
		first()?.click();
	}

	useEffect(() => {
		if (!stale && enteredEarly.current) takeFirst();
	});

	// While capturing: Mantine’s own Enter may take the option that was chosen before, where typing has opened the options.
	function onKeyDownCapture(event: KeyboardEvent): void {
		enteredEarly.current = false;
		if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && first())
			takesFirst.current = false;
		const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing;
		if (!isEnter || !takesFirst.current || options() === null) return;
		// The text is no choice yet, so Enter does not submit the form.
		event.preventDefault();
		event.stopPropagation();
		if (stale) enteredEarly.current = true;
		else takeFirst();
	}

	return (
		<Select
			searchable
			selectFirstOptionOnChange={!stale}
			nothingFoundMessage={t('common.form.noMatches')}
			autoComplete="off"
			filter={filter}
			// Enter on the option that is chosen already keeps it; there is a button where a choice can be cleared.
			allowDeselect={false}
			{...select}
			ref={input}
			onInput={({ currentTarget }) => {
				takesFirst.current = currentTarget.value.trim() !== '';
			}}
			onKeyDownCapture={onKeyDownCapture}
			onOptionSubmit={(value) => {
				takesFirst.current = false;
				enteredEarly.current = false;
				select.onOptionSubmit?.(value);
			}}
		/>
	);
}
