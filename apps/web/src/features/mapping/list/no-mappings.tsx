import { Button } from '@mantine/core';
import { IconCircleCheck, IconSearch, IconUserHeart } from '@tabler/icons-react';
import { Message } from '../../../components/message/message.tsx';
import { PageLink } from '../../../components/page/page-link.tsx';
import type { View } from './list-params.ts';

const messages: Record<Exclude<View, 'all'>, { title: string; text: string }> = {
	no_primary: {
		title: 'Every patient has a primary doctor',
		text: 'Patients without one are listed here.',
	},
	archived_doctor: {
		title: 'No doctor who has left looks after anybody',
		text: 'When a doctor is archived, the patients who need somebody else are listed here.',
	},
	past_end: {
		title: 'No assignment is past its end',
		text: 'Assignments whose planned end has passed are listed here, to be ended or prolonged.',
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
				title="No assignment matches"
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
			title="Nobody is assigned yet"
			action={
				<Button component={PageLink} href="/patients">
					Choose a patient
				</Button>
			}
		>
			Open a patient and assign a doctor there.
		</Message>
	);
}
