import { Button } from '@mantine/core';
import { IconArchive, IconSearch, IconUsers } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';

interface NoPatientsProps {
	q: string;
	status: 'active' | 'archived' | 'all';
	/** Resets the search and filters. */
	onClear: () => void;
}

/** Replaces an empty list of patients, with a next step. */
export function NoPatients({ q, status, onClear }: NoPatientsProps) {
	const showAll = (
		<Button variant="default" onClick={onClear}>
			Show all patients
		</Button>
	);
	if (q.trim() !== '') {
		return (
			<Message
				icon={<IconSearch size={22} />}
				title={`Nothing matches “${isolateBidi(q.trim())}”`}
				action={showAll}
			>
				{status === 'active'
					? 'Try a part of the name, the MRN, the last digits of the telephone number, or a birth date as 1990-12-10. Archived patients are not searched.'
					: 'Try a part of the name, the MRN, the last digits of the telephone number, or a birth date as 1990-12-10.'}
			</Message>
		);
	}
	if (status === 'archived') {
		return (
			<Message icon={<IconArchive size={22} />} title="No archived patients" action={showAll}>
				Patients you archive are kept here and can be restored.
			</Message>
		);
	}
	return (
		<Message
			icon={<IconUsers size={22} />}
			title="No patients yet"
			action={
				<Button component={PageLink} href="/patients/new">
					Register the first patient
				</Button>
			}
		>
			Patients you register appear here, and only you see them.
		</Message>
	);
}
