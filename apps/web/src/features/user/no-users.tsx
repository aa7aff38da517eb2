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
			title={searched ? 'Nobody matches' : 'No account is disabled'}
			action={
				<Button variant="default" onClick={onClear}>
					Show everybody active
				</Button>
			}
		>
			{searched
				? 'Try a part of the name, or people whose account is disabled.'
				: 'Accounts of people who leave are disabled: nobody can use them any more, and what they registered stays.'}
		</Message>
	);
}
