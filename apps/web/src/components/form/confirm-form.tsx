'use client';

import { Stack } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { type Failure, failureOf } from '../../lib/api/failure.ts';
import { FailureAlert } from '../message/failure-alert.tsx';
import { FormButtons } from './form-buttons.tsx';

interface ConfirmFormProps {
	label: string;
	submitLabel: string;
	failureTitle: string;
	/** Does it, and closes the dialog or shows what came of it. */
	onConfirm: () => Promise<void>;
	onCancel: () => void;
	children: ReactNode;
}

/** A question in a dialog; what is answered with yes is done once. */
export function ConfirmForm(props: ConfirmFormProps) {
	const { label, submitLabel, failureTitle, onConfirm, onCancel, children } = props;
	const [saving, setSaving] = useState(false);
	const [failure, setFailure] = useState<Failure | null>(null);
	// A ref, because state changes only with the next render, which may come after a double click.
	const busy = useRef(false);

	async function confirm(): Promise<void> {
		if (busy.current) return;
		busy.current = true;
		setSaving(true);
		setFailure(null);
		try {
			await onConfirm();
		} catch (error) {
			setFailure(failureOf(error));
			setSaving(false);
			busy.current = false;
		}
	}

	return (
		<form
			aria-label={label}
			onSubmit={(event) => {
				event.preventDefault();
				void confirm();
			}}
		>
			<Stack gap="sm">
				{children}
				{failure === null ? null : <FailureAlert title={failureTitle} failure={failure} />}
				<FormButtons submitLabel={submitLabel} saving={saving} onCancel={onCancel} />
			</Stack>
		</form>
	);
}
