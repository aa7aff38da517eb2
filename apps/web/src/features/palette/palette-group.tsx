import { Text } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { Command } from './commands.tsx';
import classes from './palette.module.css';

interface PaletteGroupProps {
	label: string;
	items: Command[];
	idOf: (command: Command) => string;
	/** The entry that Enter runs. */
	chosen: Command | undefined;
	/** The entries are results for an earlier text, and cannot be chosen. */
	stale: boolean;
	onChoose: (command: Command) => void;
}

/** The palette's entries of one kind. */
export function PaletteGroup(props: PaletteGroupProps) {
	const { label, items, idOf, chosen, stale, onChoose } = props;
	const titleId = useId();
	const list = useRef<HTMLDivElement>(null);
	const chosenId = chosen === undefined ? undefined : idOf(chosen);

	useEffect(() => {
		if (chosenId === undefined) return;
		list.current
			?.querySelector(`[id="${CSS.escape(chosenId)}"]`)
			?.scrollIntoView({ block: 'nearest' });
	}, [chosenId]);

	if (items.length === 0) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
		<div role="group" aria-labelledby={titleId} data-stale={stale || undefined} ref={list}>
			<Text size="xs" c="dimmed" fw={600} id={titleId} className={classes['group'] ?? ''}>
				{label}
			</Text>
			{items.map((command) => (
				// biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys, and keeps the focus
				<div
					key={command.id}
					id={idOf(command)}
					role="option"
					tabIndex={-1}
					aria-selected={command === chosen}
					aria-disabled={stale || undefined}
					className={classes['option']}
					// The input keeps the focus.
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => {
						if (!stale) onChoose(command);
					}}
				>
					<span aria-hidden className={classes['icon']}>
						{command.icon}
					</span>
					<span className={classes['text']}>
						<span className={classes['name']}>
							<bdi className={classes['label']}>{command.label}</bdi> {command.marker}
						</span>{' '}
						{command.detail === undefined ? null : (
							<span className={classes['detail']}>{command.detail}</span>
						)}
					</span>
				</div>
			))}
		</div>
	);
}
