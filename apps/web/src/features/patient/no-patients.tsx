import type { PatientScope } from '@hms/contracts';
import { Button } from '@mantine/core';
import { IconArchive, IconSearch, IconShare, IconUsers } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';

const searchHints = {
	own: ' Only your own patients are searched, not those shared with you.',
	shared: ' Only patients shared with you are searched.',
	all: '',
};

interface NoPatientsProps {
	q: string;
	status: 'active' | 'archived' | 'all';
	scope: PatientScope;
	/** Resets the search and filters. */
	onClear: () => void;
}

/** Replaces an empty list of patients, with a next step. */
export function NoPatients({ q, status, scope, onClear }: NoPatientsProps) {
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
				Try part of the name, the MRN, the last digits of the telephone number, or a birth date such
				as 1990-12-10.{status === 'active' ? ' Archived patients are not searched.' : ''}
				{searchHints[scope]}
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
	if (scope === 'shared') {
		return (
			<Message icon={<IconShare size={22} />} title="No patients are shared with you">
				Colleagues can share a patient from the patient’s page, or all their patients in Settings.
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
			Patients you register appear here. Only you see them until you share them.
		</Message>
	);
}
