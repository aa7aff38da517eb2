import { Button } from '@mantine/core';
import { IconArchive, IconSearch, IconStethoscope } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';
import { PageLink } from '../../components/page/page-link.tsx';

interface NoDoctorsProps {
	/** The list has a search or a filter. */
	filtered: boolean;
	status: 'active' | 'archived' | 'all';
	/** Resets the search and filters. */
	onClear: () => void;
}

/** Replaces an empty list of doctors, with a next step. */
export function NoDoctors({ filtered, status, onClear }: NoDoctorsProps) {
	const showAll = (
		<Button variant="default" onClick={onClear}>
			Show all doctors
		</Button>
	);
	if (filtered) {
		return (
			<Message icon={<IconSearch size={22} />} title="No matching doctors" action={showAll}>
				Try part of the name, licence number or telephone number, or another specialty.
			</Message>
		);
	}
	if (status === 'archived') {
		return (
			<Message icon={<IconArchive size={22} />} title="No archived doctors" action={showAll}>
				Doctors who leave are archived. They take no new patients, and their history is kept.
			</Message>
		);
	}
	return (
		<Message
			icon={<IconStethoscope size={22} />}
			title="No doctors yet"
			action={
				<Button component={PageLink} href="/doctors/new">
					Add the first doctor
				</Button>
			}
		>
			The whole clinic shares one directory of doctors.
		</Message>
	);
}
