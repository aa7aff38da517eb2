import { Button } from '@mantine/core';
import { IconCircleCheck, IconSearch, IconUserHeart } from '@tabler/icons-react';
import { Message } from '../../../components/message/message.tsx';
import { PageLink } from '../../../components/page/page-link.tsx';
import type { View } from './list-params.ts';

const messages: Record<Exclude<View, 'all'>, { title: string; text: string }> = {
	no_primary: {
		title: 'Every patient has a primary doctor',
		text: 'Patients without one appear here.',
	},
	archived_doctor: {
		title: 'No patients to hand over',
		text: 'When a doctor leaves, the patients who need another doctor appear here.',
	},
	past_end: {
		title: 'No assignment is overdue',
		text: 'Assignments whose planned end has passed appear here.',
	},
};

/** Replaces the empty list of a gap. */
export function NoGaps({ view }: { view: Exclude<View, 'all'> }) {
	const { title, text } = messages[view];
	return (
		<Message icon={<IconCircleCheck size={22} />} title={title}>
			{text}
		</Message>
	);
}

interface NoMappingsProps {
	/** The list has filters. */
	filtered: boolean;
	onClear: () => void;
}

/** Replaces an empty list of assignments, with a next step. */
export function NoMappings({ filtered, onClear }: NoMappingsProps) {
	if (filtered) {
		return (
			<Message
				icon={<IconSearch size={22} />}
				title="No matching assignments"
				action={
					<Button variant="default" onClick={onClear}>
						Show all active assignments
					</Button>
				}
			>
				Try another doctor, role or day.
			</Message>
		);
	}
	return (
		<Message
			icon={<IconUserHeart size={22} />}
			title="No assignments yet"
			action={
				<Button component={PageLink} href="/patients">
					Choose a patient
				</Button>
			}
		>
			Open a patient to assign a doctor.
		</Message>
	);
}
