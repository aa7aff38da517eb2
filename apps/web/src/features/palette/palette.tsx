'use client';

import { Button, Group, Kbd, Loader, Modal, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { searchText } from '../../lib/list/search-text.ts';
import { useFocusReturn } from '../../lib/ui/use-focus-return.ts';
import { type Command, useCommands } from './commands.tsx';
import { useOffers } from './offers.tsx';
import classes from './palette.module.css';
import { PaletteGroup } from './palette-group.tsx';
import { usePeopleSearch } from './use-people-search.tsx';

interface PaletteProps {
	opened: boolean;
	onClose: () => void;
	showShortcuts: () => void;
}

/** The command palette: finds patients, doctors and actions from every screen, by keyboard alone. */
export function Palette({ opened, onClose, showShortcuts }: PaletteProps) {
	const focusReturn = useFocusReturn(opened);
	return (
		<Modal.Root
			{...focusReturn}
			opened={opened}
			onClose={onClose}
			size="lg"
			padding={0}
			yOffset="12dvh"
		>
			<Modal.Overlay />
			<Modal.Content aria-label="Search or run a command">
				<Modal.Body>
					<PaletteSearch opened={opened} onClose={onClose} showShortcuts={showShortcuts} />
				</Modal.Body>
			</Modal.Content>
		</Modal.Root>
	);
}

function PaletteSearch({ opened, onClose, showShortcuts }: PaletteProps) {
	const input = useRef<HTMLInputElement>(null);
	const [typed, setTyped] = useState('');
	const [index, setIndex] = useState(0);
	/** The text for which Enter was pressed before its results were there. */
	const [enteredText, setEnteredText] = useState<string | null>(null);
	const listId = useId();
	const people = usePeopleSearch(typed);
	const commands = useCommands(typed.trim(), showShortcuts);
	const offers = useOffers(searchText(typed));
	const found = [...people.patients, ...people.doctors, ...commands];
	const isEmpty = found.length === 0 && !people.stale && !people.failed;
	const groups: { label: string; items: Command[]; stale: boolean }[] = [
		{ label: 'Recent patients', items: people.recent, stale: false },
		{ label: 'Patients', items: people.patients, stale: people.stale },
		{ label: 'Doctors', items: people.doctors, stale: people.stale },
		{ label: 'Commands', items: commands, stale: false },
		{ label: 'Suggestions', items: isEmpty ? offers : [], stale: false },
	];
	// Results for an earlier text are shown but cannot be chosen: Enter must not open the wrong person.
	const choosable = groups.flatMap(({ items, stale }) => (stale ? [] : items));
	const chosen = choosable[Math.min(index, choosable.length - 1)];

	function choose(command: Command): void {
		onClose();
		command.run();
	}

	const takeFirst = useEffectEvent(() => {
		setEnteredText(null);
		const [first] = [...people.recent, ...found];
		if (first !== undefined && typed === enteredText && !people.failed) choose(first);
	});
	useEffect(() => {
		if (enteredText !== null && !people.stale) takeFirst();
	}, [enteredText, people.stale]);

	/** Goes on from what was typed before the input had the focus. */
	function takeBuffered(before: string): void {
		const buffered = preHydration.typeAhead.take();
		const text = before + buffered.replaceAll('\n', '');
		setTyped(text);
		if (buffered.endsWith('\n')) setEnteredText(text);
	}

	const onReopen = useEffectEvent(() => {
		setIndex(0);
		takeBuffered('');
	});
	useEffect(() => {
		// Opened again before it had closed: the input never lost the focus.
		if (opened && document.activeElement === input.current) onReopen();
	}, [opened]);

	function onKeyDown(event: KeyboardEvent): void {
		if (event.nativeEvent.isComposing) return;
		const step = { ArrowDown: 1, ArrowUp: choosable.length - 1 }[event.key];
		if (step !== undefined && choosable.length > 0)
			setIndex((Math.min(index, choosable.length - 1) + step) % choosable.length);
		else if (event.key === 'Enter' && people.stale && index === 0) setEnteredText(typed);
		else if (event.key === 'Enter' && chosen !== undefined) choose(chosen);
		else return;
		event.preventDefault();
	}

	return (
		<>
			<TextInput
				ref={input}
				data-autofocus
				variant="unstyled"
				size="md"
				className={classes['search'] ?? ''}
				aria-label="Search or run a command"
				placeholder="Patient, doctor or command"
				leftSection={<IconSearch size={18} aria-hidden />}
				rightSection={people.stale ? <Loader size={16} aria-label="Searching" /> : null}
				value={typed}
				onFocus={() => takeBuffered(typed)}
				onChange={(event) => {
					setTyped(event.currentTarget.value);
					setIndex(0);
				}}
				onKeyDown={onKeyDown}
				role="combobox"
				aria-expanded
				aria-controls={listId}
				aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
				autoComplete="off"
				spellCheck={false}
				maxLength={200}
			/>
			<div id={listId} role="listbox" aria-label="Found" className={classes['list']}>
				{groups.map(({ label, items, stale }) => (
					<PaletteGroup
						key={label}
						label={label}
						items={items}
						idOf={({ id }) => `${listId}-${id}`}
						chosen={chosen}
						stale={stale}
						onChoose={choose}
					/>
				))}
			</div>
			<div role="status" className={classes['state']}>
				{people.failed ? (
					<Group justify="space-between" gap="sm">
						<Text size="sm">Patients and doctors could not be searched.</Text>
						<Button size="compact-sm" variant="default" onClick={people.retry}>
							Try again
						</Button>
					</Group>
				) : null}
				{isEmpty ? (
					<Text size="sm">
						Nothing matches “<bdi>{typed.trim()}</bdi>”.
					</Text>
				) : null}
			</div>
			<Group gap="md" className={classes['foot'] ?? ''} visibleFrom="sm" aria-hidden>
				<span>
					<Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> choose
				</span>
				<span>
					<Kbd size="xs">Enter</Kbd> open
				</span>
				<span>
					<Kbd size="xs">Esc</Kbd> close
				</span>
			</Group>
		</>
	);
}
