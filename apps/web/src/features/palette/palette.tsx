'use client';

import { Button, Group, Kbd, Loader, Modal, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import {
	type KeyboardEvent,
	type ReactNode,
	useEffect,
	useEffectEvent,
	useId,
	useState,
} from 'react';
import { useTranslations } from 'use-intl';
import { searchText } from '../../lib/list/search-text.ts';
import { textTags } from '../../lib/text/text-tags.tsx';
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
	const t = useTranslations();
	const { modalProps, giveBack } = useFocusReturn(opened);
	const [opening, setOpening] = useState({ opened, count: 0 });
	if (opening.opened !== opened) setOpening({ opened, count: opening.count + Number(opened) });

	function run(command: Command): void {
		if (!opened) return;
		onClose();
		giveBack();
		command.run();
	}

	return (
		<Modal.Root
			{...modalProps}
			opened={opened}
			onClose={onClose}
			size="lg"
			padding={0}
			yOffset="12dvh"
		>
			<Modal.Overlay />
			<Modal.Content aria-label={t('palette.label')}>
				<Modal.Body>
					{/* A palette that is opened again before it has gone starts anew. */}
					<PaletteSearch
						key={opening.count}
						opened={opened}
						onChoose={run}
						showShortcuts={showShortcuts}
					/>
				</Modal.Body>
			</Modal.Content>
		</Modal.Root>
	);
}

const kbd = (key: ReactNode) => <Kbd size="xs">{key}</Kbd>;

interface PaletteSearchProps {
	opened: boolean;
	onChoose: (command: Command) => void;
	showShortcuts: () => void;
}

function PaletteSearch({ opened, onChoose, showShortcuts }: PaletteSearchProps) {
	const t = useTranslations();
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
		{ label: t('palette.groups.recent'), items: people.recent, stale: false },
		{ label: t('palette.groups.patients'), items: people.patients, stale: people.stale },
		{ label: t('palette.groups.doctors'), items: people.doctors, stale: people.stale },
		{ label: t('palette.groups.commands'), items: commands, stale: false },
		{ label: t('palette.groups.suggestions'), items: isEmpty ? offers : [], stale: false },
	];
	// Results for an earlier text are shown but cannot be chosen: Enter must not open the wrong person.
	const choosable = groups.flatMap(({ items, stale }) => (stale ? [] : items));
	const chosen = choosable[Math.min(index, choosable.length - 1)];

	const takeFirst = useEffectEvent(() => {
		setEnteredText(null);
		const [first] = [...people.recent, ...found];
		if (first !== undefined && typed === enteredText && !people.failed) onChoose(first);
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

	function onKeyDown(event: KeyboardEvent): void {
		if (event.nativeEvent.isComposing) return;
		const step = { ArrowDown: 1, ArrowUp: choosable.length - 1 }[event.key];
		if (step !== undefined && choosable.length > 0)
			setIndex((Math.min(index, choosable.length - 1) + step) % choosable.length);
		else if (event.key === 'Enter' && people.stale && index === 0) setEnteredText(typed);
		else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
		else return;
		event.preventDefault();
	}

	return (
		<>
			<TextInput
				data-autofocus
				variant="unstyled"
				size="md"
				className={classes['search'] ?? ''}
				aria-label={t('palette.label')}
				placeholder={t('palette.placeholder')}
				leftSection={<IconSearch size={18} aria-hidden />}
				rightSection={
					people.stale ? <Loader size={16} aria-label={t('palette.searching')} /> : null
				}
				// While it closes, it takes no more text: what is typed is for what has the focus next.
				readOnly={!opened}
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
			<div id={listId} role="listbox" aria-label={t('palette.found')} className={classes['list']}>
				{groups.map(({ label, items, stale }) => (
					<PaletteGroup
						key={label}
						label={label}
						items={items}
						idOf={({ id }) => `${listId}-${id}`}
						chosen={chosen}
						stale={stale}
						onChoose={onChoose}
					/>
				))}
			</div>
			<div role="status" className={classes['state']}>
				{people.failed ? (
					<Group justify="space-between" gap="sm">
						<Text size="sm">{t('palette.notSearched')}</Text>
						<Button size="compact-sm" variant="default" onClick={people.retry}>
							{t('common.message.tryAgain')}
						</Button>
					</Group>
				) : null}
				{isEmpty ? (
					<Text size="sm">{t.rich('palette.nothing', { text: typed.trim(), ...textTags })}</Text>
				) : null}
			</div>
			<Group gap="md" className={classes['foot'] ?? ''} visibleFrom="sm" aria-hidden>
				<span>{t.rich('palette.foot.choose', { kbd })}</span>
				<span>{t.rich('palette.foot.open', { kbd })}</span>
				<span>{t.rich('palette.foot.close', { kbd })}</span>
			</Group>
		</>
	);
}
