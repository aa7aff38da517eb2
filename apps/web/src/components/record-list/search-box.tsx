'use client';

import { CloseButton, Kbd, Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { useInputTransfer } from '../../lib/hydration/use-input-transfer.ts';
import { useShortcuts } from '../../lib/ui/use-shortcuts.ts';

interface SearchBoxProps {
	label: string;
	placeholder: string;
	value: string;
	onChange: (value: string) => void;
	/** The results are loading. */
	busy: boolean;
	/** The search is part of the static page, and replaced by the list's own. */
	isPlaceholder?: boolean;
}

/** The search of a list: `/` focuses it, Escape clears it. */
export function SearchBox({
	label,
	placeholder,
	value,
	onChange,
	busy,
	isPlaceholder = false,
}: SearchBoxProps) {
	const t = useTranslations();
	const input = useRef<HTMLInputElement>(null);
	const [text, setText] = useState(value);
	const [isPending, startTransition] = useTransition();
	// The value was changed from outside: by Back, or together with the filters.
	if (!isPending && text !== value) setText(value);

	/** The input shows the text at once; the list follows in a transition, which React splits into small steps. */
	function change(typed: string): void {
		setText(typed);
		startTransition(() => onChange(typed));
	}

	const recordKey = useInputTransfer(input, isPlaceholder, change);
	useShortcuts({ '/': () => input.current?.focus() });

	function end() {
		if (busy) return <Loader size={16} aria-label={t('common.list.search.busy')} />;
		if (text === '')
			return (
				<Kbd aria-hidden visibleFrom="sm">
					/
				</Kbd>
			);
		return (
			<CloseButton
				size="sm"
				aria-label={t('common.list.search.clear')}
				onClick={() => {
					change('');
					input.current?.focus();
				}}
			/>
		);
	}

	return (
		<TextInput
			ref={input}
			type="search"
			role="searchbox"
			aria-label={label}
			placeholder={placeholder}
			value={text}
			onChange={(event) => change(event.currentTarget.value)}
			onKeyDown={(event) => {
				recordKey(event.key);
				if (event.key === 'Escape' && text !== '') change('');
			}}
			maxLength={200}
			leftSection={<IconSearch size={16} aria-hidden />}
			rightSection={end()}
			autoComplete="off"
			spellCheck={false}
		/>
	);
}
