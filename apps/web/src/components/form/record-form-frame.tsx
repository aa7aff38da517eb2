'use client';

import { Button, Group, Paper } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useCallback, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { Failure } from '../../lib/api/failure.ts';
import { useLeaveGuard } from '../../lib/session/leave-guard.ts';
import { lazyDialog } from '../../lib/ui/lazy-dialog.tsx';
import { FailureAlert } from '../message/failure-alert.tsx';
import { PageLink } from '../page/page-link.tsx';
import classes from './record-form-frame.module.css';

const loadLeaveDialog = () => import('./leave-dialog.tsx').then((file) => file.LeaveDialog);
const LeaveDialog = lazyDialog(loadLeaveDialog);

interface RecordFormFrameProps {
	/** The accessible name of the form. */
	label: string;
	saveLabel: string;
	saving: boolean;
	dirty: boolean;
	failure: Failure | null;
	/** A hint beside the fields, or above the save button on narrow screens; it does not prevent saving. */
	hint?: ReactNode;
	/** The page that Cancel leads to. */
	cancelHref: string;
	onSubmit: (event: FormEvent<HTMLFormElement>) => void;
	children: ReactNode;
}

/** The frame of a page's form: its sections, and a bar with the save button and why saving failed, which stays visible. */
export function RecordFormFrame(props: RecordFormFrameProps) {
	const t = useTranslations();
	const { label, saveLabel, saving, dirty, failure, hint, cancelHref, onSubmit, children } = props;
	const router = useRouter();
	const push = useCallback((href: string) => router.push(href), [router]);
	const guard = useLeaveGuard(dirty, push);
	useEffect(() => {
		// Preloaded, so that it opens at once. If this fails, opening it tries again and tells the user.
		if (dirty) loadLeaveDialog().catch(() => undefined);
	}, [dirty]);
	return (
		<form
			aria-label={label}
			method="post"
			noValidate
			onSubmit={onSubmit}
			className={classes['form']}
		>
			<Paper className={classes['fields'] ?? ''}>{children}</Paper>
			<div className={classes['foot']}>
				<div className={classes['hint']}>{hint}</div>
				<div className={classes['bar']}>
					{failure === null ? null : <FailureAlert failure={failure} />}
					<Group justify="flex-end" gap="sm">
						<Button variant="default" component={PageLink} href={cancelHref}>
							{t('common.form.cancel')}
						</Button>
						<Button type="submit" loading={saving}>
							{saveLabel}
						</Button>
					</Group>
				</div>
			</div>
			<LeaveDialog opened={guard.isConfirming} onClose={guard.stay} onLeave={guard.leave} />
		</form>
	);
}
