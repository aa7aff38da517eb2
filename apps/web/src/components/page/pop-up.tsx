'use client';

import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './pop-up.module.css';

interface PopUpProps {
	/** The accessible name. */
	label: string;
	/** A `dialog` has settings; a `menu` has actions of the role `menuitem`, which close it. */
	kind?: 'dialog' | 'menu';
	/** The position relative to the button. */
	position: 'above' | 'below';
	/** It has room for sentences. */
	isWide?: boolean;
	/** Renders the button; the props make it open and close the popover. */
	button: (buttonProps: { popoverTarget: string; 'aria-haspopup': 'dialog' | 'menu' }) => ReactNode;
	children: ReactNode;
}

/** The element that gets the focus on opening: the first action of a menu, else the panel. */
const firstFocusable = (panel: HTMLElement) =>
	panel.querySelector<HTMLElement>(':scope > [role="menuitem"]') ?? panel;

/**
 * A few settings or actions in a popover that a button opens. The browser positions it by CSS anchors, closes it on Escape
 * and on a click outside, and returns the focus.
 */
export function PopUp(props: PopUpProps) {
	const { label, kind = 'dialog', position, isWide = false, button, children } = props;
	const id = useId();
	const [opened, setOpened] = useState(false);
	const panel = useRef<HTMLDivElement>(null);
	useEffect(() => {
		// It may have been opened before hydration.
		if (panel.current?.matches(':popover-open')) setOpened(true);
	}, []);
	useEffect(() => {
		// The element that had the focus may have been removed.
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
			// A character may be a shortcut. What the shortcut opens should later return the focus to the button.
			if (key.length === 1 && key !== ' ') currentTarget.hidePopover();
		},
		onBlur: ({ relatedTarget, currentTarget }) => {
			// The popover must not cover the element that has the focus (WCAG 2.4.11).
			const staysInside =
				relatedTarget === null ||
				currentTarget.contains(relatedTarget) ||
				relatedTarget.getAttribute('popovertarget') === id;
			if (!staysInside) currentTarget.hidePopover();
		},
		children: opened ? children : null,
	};
	return (
		<>
			{button({ popoverTarget: id, 'aria-haspopup': kind })}
			{kind === 'menu' ? (
				<div {...panelProps} role="menu" data-position={position} />
			) : (
				<div {...panelProps} role="dialog" data-position={position} data-wide={isWide} />
			)}
		</>
	);
}
