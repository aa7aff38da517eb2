'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './pop-up.module.css';

interface PopUpProps {
	/** What it holds, for screen readers. */
	label: string;
	/** Where it stands to its button. */
	place: 'above' | 'below';
	/** Draws the button, which opens and closes it by what it is given here. */
	button: (opens: { popoverTarget: string; 'aria-haspopup': 'dialog' }) => ReactNode;
	children: ReactNode;
}

/**
 * A few settings behind a button. The browser opens it, puts it beside the button, closes it on Escape and on a click
 * elsewhere, and gives the focus back.
 */
export function PopUp({ label, place, button, children }: PopUpProps) {
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
	return (
		<>
			{button({ popoverTarget: id, 'aria-haspopup': 'dialog' })}
			<div
				ref={panel}
				id={id}
				popover="auto"
				role="dialog"
				aria-label={label}
				tabIndex={-1}
				className={classes['panel']}
				data-place={place}
				onBeforeToggle={({ newState }) => {
					if (newState === 'open') setOpened(true);
				}}
				onToggle={({ newState, currentTarget }) => {
					if (newState === 'open') currentTarget.focus({ preventScroll: true });
					else setOpened(false);
				}}
				onKeyDown={({ key, currentTarget }) => {
					// A letter is a shortcut to somewhere else, and what it opens gives the focus back to the button.
					if (key.length === 1 && key !== ' ') currentTarget.hidePopover();
				}}
				onBlur={({ relatedTarget, currentTarget }) => {
					// What has the focus is not left under it.
					const isHere =
						relatedTarget === null ||
						currentTarget.contains(relatedTarget) ||
						relatedTarget.getAttribute('popovertarget') === id;
					if (!isHere) currentTarget.hidePopover();
				}}
			>
				{opened ? children : null}
			</div>
		</>
	);
}
