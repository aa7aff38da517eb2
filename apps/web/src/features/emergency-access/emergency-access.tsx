'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../lib/api/trpc.ts';
import { notifyFailure } from '../../lib/ui/notifications.tsx';
import { usePatient } from '../patient/queries.ts';
import type { EmergencyWatch } from './emergency-watch.tsx';

interface EmergencyAccessProps {
	patientId: string;
	/** A screen of the patient. */
	children: ReactNode;
}

/**
 * A screen of a patient. While the user reads it by emergency access there is a band above it; when that has ended, the screen is
 * replaced by a message that says so.
 */
export function EmergencyAccess({ patientId, children }: EmergencyAccessProps) {
	const t = useTranslations();
	const utils = trpc.useUtils();
	const isReader = usePatient(patientId).data?.access === 'read';
	const [Watch, setWatch] = useState<typeof EmergencyWatch>();
	const [message, setMessage] = useState<ReactNode>(null);
	useEffect(() => {
		if (!isReader) return;
		import('./emergency-watch.tsx').then(
			(file) => setWatch(() => file.EmergencyWatch),
			(error: unknown) => notifyFailure(t('emergencyAccess.notChecked'), error),
		);
	}, [isReader, t]);
	if (message !== null) return message;
	return (
		<>
			{isReader && Watch !== undefined ? (
				<Watch
					patientId={patientId}
					onEnd={(ended) => {
						setMessage(ended);
						void utils.invalidate();
					}}
				/>
			) : null}
			{children}
		</>
	);
}
