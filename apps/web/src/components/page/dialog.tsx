'use client';

import { Modal, type ModalProps } from '@mantine/core';
import { useFocusReturn } from '../../lib/ui/use-focus-return.ts';

/** A modal dialog. Closed, it gives the focus back, see {@link useFocusReturn}. */
export function Dialog(props: ModalProps) {
	const { modalProps } = useFocusReturn(props.opened);
	return <Modal {...modalProps} {...props} />;
}
