'use client';

import { type ComponentType, useEffect, useEffectEvent, useState } from 'react';
import { notifyFailure } from './notifications.tsx';

interface DialogProps {
	opened: boolean;
	onClose: () => void;
}

/**
 * A dialog whose code is fetched when it is first opened. If it cannot be fetched that is said, the screen stays as it
 * is, and opening it again tries again.
 */
export function lazyDialog<Props extends DialogProps>(
	fetchDialog: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
	return function LazyDialog(props: Props) {
		const { opened, onClose } = props;
		const [Dialog, setDialog] = useState<ComponentType<Props>>();
		// Closed until it is there: a dialog gives the focus back to what had it when it opened.
		const [shown, setShown] = useState(false);

		const giveUp = useEffectEvent((error: unknown) => {
			onClose();
			notifyFailure('This could not be opened', error);
		});

		useEffect(() => {
			if (Dialog !== undefined) setShown(opened);
			else if (opened) fetchDialog().then((fetched) => setDialog(() => fetched), giveUp);
		}, [opened, Dialog]);

		return Dialog === undefined ? null : <Dialog {...props} opened={shown} />;
	};
}
