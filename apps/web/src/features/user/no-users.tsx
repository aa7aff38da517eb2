import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Message } from '../../components/message/message.tsx';

interface NoUsersProps {
	/** The list has a search. */
	searched: boolean;
	/** Resets the search and the filter. */
	onClear: () => void;
}

/** Replaces an empty list of people. */
export function NoUsers({ searched, onClear }: NoUsersProps) {
	return (
		<Message
			icon={<IconSearch size={22} />}
			title={searched ? 'No matching people' : 'No account is disabled'}
			action={
				<Button variant="default" onClick={onClear}>
					Show everyone active
				</Button>
			}
		>
			{searched
				? 'Try part of the name, or include disabled accounts.'
				: 'Accounts of people who leave are disabled. Nobody can use them, and what they registered is kept.'}
		</Message>
	);
}
