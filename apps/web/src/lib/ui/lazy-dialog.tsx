'use client';

import { type ComponentType, useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { notifyFailure } from './notifications.tsx';
import { useCountedDialog } from './open-dialogs.ts';

interface DialogProps {
	opened: boolean;
	onClose: () => void;
}

/**
 * A dialog whose code is loaded when it is first opened. If loading fails, a notification says so, the screen stays as it
 * is, and opening the dialog again loads it again.
 */
export function lazyDialog<Props extends DialogProps>(
	loadDialog: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
	return function LazyDialog(props: Props) {
		const t = useTranslations();
		const { opened, onClose } = props;
		const [Dialog, setDialog] = useState<ComponentType<Props>>();
		// The dialog mounts closed and opens after that: on closing it returns the focus to what had it when it opened.
		const [isOpen, setOpen] = useState(false);
		useCountedDialog(opened);

		const onLoadError = useEffectEvent((error: unknown) => {
			onClose();
			notifyFailure(t('common.lib.notifications.notOpened'), error);
		});

		useEffect(() => {
			if (Dialog !== undefined) setOpen(opened);
			else if (opened) loadDialog().then((loaded) => setDialog(() => loaded), onLoadError);
		}, [opened, Dialog]);

		return Dialog === undefined ? null : <Dialog {...props} opened={isOpen} />;
	};
}
