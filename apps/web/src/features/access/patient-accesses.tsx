'use client';

import { Button, Checkbox, Skeleton, Text } from '@mantine/core';
import { type ComponentProps, useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../components/page/panel.tsx';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import { usePatientRecord } from '../patient/queries.ts';
import type { AccessList } from './access-list.tsx';

interface LazyAccessListProps extends ComponentProps<typeof AccessList> {
	/** Is called when the code could not be loaded. */
	onFailure: () => void;
}

/** The list. Its code is loaded when it is opened; if that fails, opening it again tries again. */
function LazyAccessList({ onFailure, ...props }: LazyAccessListProps) {
	const t = useTranslations();
	const [List, setList] = useState<typeof AccessList>();
	const onError = useEffectEvent((error: unknown) => {
		onFailure();
		notifyFailure(t('access.notOpened'), error);
	});
	useEffect(() => {
		import('./access-list.tsx').then((file) => setList(() => file.AccessList), onError);
	}, []);
	if (List !== undefined) return <List {...props} />;
	return <Skeleton height={100} role="status" aria-label={t('access.loading')} />;
}

/** For the owner: who saw a patient. It is loaded when it is opened, and printed only if the owner asks for it. */
export function PatientAccesses({ patientId }: { patientId: string }) {
	const t = useTranslations();
	const { data: patient } = usePatientRecord(patientId);
	const [isOpen, setOpen] = useState(false);
	const [isPrinted, setPrinted] = useState(false);
	const contentId = useId();
	if (patient?.access !== 'own') return null;
	return (
		<Panel
			title={t('access.title')}
			screenOnly={!(isOpen && isPrinted)}
			actions={
				<Button
					size="compact-sm"
					variant="default"
					aria-expanded={isOpen}
					aria-controls={contentId}
					aria-label={isOpen ? t('access.hideLabel') : t('access.showLabel')}
					onClick={() => setOpen(!isOpen)}
				>
					{isOpen ? t('access.hide') : t('access.show')}
				</Button>
			}
		>
			<div id={contentId}>
				{isOpen ? (
					<>
						<div data-screen-only>
							<Checkbox
								size="xs"
								mb="sm"
								label={t('access.print')}
								checked={isPrinted}
								onChange={({ currentTarget }) => setPrinted(currentTarget.checked)}
							/>
						</div>
						<LazyAccessList
							patientId={patientId}
							ownerId={patient.ownerId}
							onFailure={() => setOpen(false)}
						/>
					</>
				) : (
					<Text size="sm" c="dimmed">
						{t('access.hint')}
					</Text>
				)}
			</div>
		</Panel>
	);
}
