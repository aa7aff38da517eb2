'use client';

import { Button, Group, Paper } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useCallback, useEffect } from 'react';
import type { Failure } from '../../lib/api/failure.ts';
import { useLeaveGuard } from '../../lib/session/leave-guard.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { FailureAlert } from '../message/failure-alert.tsx';
import { PageLink } from '../page/page-link.tsx';
import classes from './record-form-frame.module.css';

const fetchLeaveDialog = () => import('./leave-dialog.tsx').then((file) => file.LeaveDialog);
const LeaveDialog = lazyDialog(fetchLeaveDialog);

interface RecordFormFrameProps {
	/** Names the form for screen readers. */
	label: string;
	saveLabel: string;
	saving: boolean;
	dirty: boolean;
	failure: Failure | null;
	/** Said before saving, and in no way of it. */
	hint?: ReactNode;
	/** Where Cancel leads. */
	cancelHref: string;
	onSubmit: (event: FormEvent<HTMLFormElement>) => void;
	children: ReactNode;
}

/** A page's form: sections, why saving failed, and a bar with the button that stays in sight. */
export function RecordFormFrame(props: RecordFormFrameProps) {
	const { label, saveLabel, saving, dirty, failure, hint, cancelHref, onSubmit, children } = props;
	const router = useRouter();
	const go = useCallback((href: string) => router.push(href), [router]);
	const guard = useLeaveGuard(dirty, go);
	useEffect(() => {
		// It is there when it is wanted. If it cannot be had, that is said to whoever leaves.
		if (dirty) fetchLeaveDialog().catch(() => undefined);
	}, [dirty]);
	return (
		<Paper
			component="form"
			aria-label={label}
			method="post"
			noValidate
			onSubmit={onSubmit}
			className={classes['form']}
		>
			{children}
			<div className={classes['bar']}>
				{hint}
				{failure === null ? null : <FailureAlert failure={failure} />}
				<Group justify="flex-end" gap="sm">
					<Button variant="default" component={PageLink} href={cancelHref}>
						Cancel
					</Button>
					<Button type="submit" loading={saving}>
						{saveLabel}
					</Button>
				</Group>
			</div>
			<LeaveDialog opened={guard.asking} onClose={guard.stay} onLeave={guard.leave} />
		</Paper>
	);
}
