'use client';

import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './pop-up.module.css';

interface PopUpProps {
	/** What it holds, for screen readers. */
	label: string;
	/** Whether it holds settings, or is a menu: actions of role `menuitem`, which close it. */
	kind?: 'dialog' | 'menu';
	/** Where it stands to its button. */
	place: 'above' | 'below';
	/** Draws the button, which opens and closes it by what it is given here. */
	button: (opens: { popoverTarget: string; 'aria-haspopup': 'dialog' | 'menu' }) => ReactNode;
	children: ReactNode;
}

/** What takes the focus as it opens: the first action of a menu, else the whole. */
const firstFocusable = (panel: HTMLElement) =>
	panel.querySelector<HTMLElement>(':scope > [role="menuitem"]') ?? panel;

/**
 * A few settings or actions behind a button. The browser opens it, puts it beside the button, closes it on Escape and on
 * a click elsewhere, and gives the focus back.
 */
export function PopUp({ label, kind = 'dialog', place, button, children }: PopUpProps) {
	const id = useId();
	const [opened, setOpened] = useState(false);
	const panel = useRef<HTMLDivElement>(null);
	useEffect(() => {
		// It was opened before the page had come to life.
		if (panel.current?.matches(':popover-open')) setOpened(true);
	}, []);
	useEffect(() => {
		// What had the focus may be gone.
		if (opened && document.activeElement === document.body) panel.current?.focus();
	});
	const panelProps: ComponentProps<'div'> = {
		ref: panel,
		id,
		popover: 'auto',
		'aria-label': label,
		tabIndex: -1,
		className: classes['panel'],
		onBeforeToggle: ({ newState }) => {
			if (newState === 'open') setOpened(true);
		},
		onToggle: ({ newState, currentTarget }) => {
			if (newState === 'open') firstFocusable(currentTarget).focus({ preventScroll: true });
			else setOpened(false);
		},
		onKeyDown: ({ key, currentTarget }) => {
			// A letter is a shortcut to somewhere else, and what it opens gives the focus back to the button.
			if (key.length === 1 && key !== ' ') currentTarget.hidePopover();
		},
		onBlur: ({ relatedTarget, currentTarget }) => {
			// What has the focus is not left under it.
			const isHere =
				relatedTarget === null ||
				currentTarget.contains(relatedTarget) ||
				relatedTarget.getAttribute('popovertarget') === id;
			if (!isHere) currentTarget.hidePopover();
		},
		children: opened ? children : null,
	};
	return (
		<>
			{button({ popoverTarget: id, 'aria-haspopup': kind })}
			{kind === 'menu' ? (
				<div {...panelProps} role="menu" data-place={place} />
			) : (
				<div {...panelProps} role="dialog" data-place={place} />
			)}
		</>
	);
}
