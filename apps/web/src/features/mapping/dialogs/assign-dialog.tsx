import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { FailureMessage } from '../../../components/message/failure-message.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import type { Named } from '../../../lib/text/person-name.ts';
import { useTeam } from '../queries.ts';
import { AssignForm } from './assign-form.tsx';

/** The form needs to know who looks after the patient already. */
function Assigning({ patientId, onDone }: { patientId: string; onDone: () => void }) {
	const { data, error, refetch, isFetching } = useTeam(patientId);
	if (data !== undefined) {
		return <AssignForm patientId={patientId} team={data.items} onDone={onDone} />;
	}
	return error === null ? (
		<Skeleton height={260} role="status" aria-label="Loading the care team" />
	) : (
		<FailureMessage
			title="The care team could not be loaded"
			error={error}
			onRetry={() => void refetch()}
			busy={isFetching}
		/>
	);
}

interface AssignDialogProps {
	opened: boolean;
	onClose: () => void;
	/** Whom a doctor is assigned to. */
	patientId: string | undefined;
	/** Who that is, where the page does not tell. */
	person?: Named | undefined;
}

export function AssignDialog({ opened, onClose, patientId, person }: AssignDialogProps) {
	return (
		<Modal opened={opened} onClose={onClose} title="Assign a doctor">
			<Stack gap="sm">
				{person === undefined ? null : (
					<Text fw={600}>
						<PersonName person={person} />
					</Text>
				)}
				{patientId === undefined ? null : <Assigning patientId={patientId} onDone={onClose} />}
			</Stack>
		</Modal>
	);
}
