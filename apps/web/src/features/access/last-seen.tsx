import type { Access } from '@hms/contracts';
import { Text } from '@mantine/core';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { useLocale } from '../../lib/text/locale.ts';

interface LastSeenProps {
	/** The newest accesses. */
	accesses: Access[];
	ownerId: string;
	/** There are older accesses. */
	hasMore: boolean;
}

/** Who of the others saw a patient last. */
export function LastSeen({ accesses, ownerId, hasMore }: LastSeenProps) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const last = accesses.find(({ user }) => user.id !== ownerId);
	if (last === undefined) {
		return (
			<Text size="sm">
				{hasMore
					? 'Nobody else has seen it recently. Older entries are below.'
					: 'Nobody else has seen it.'}
			</Text>
		);
	}
	return (
		<Text size="sm">
			Last seen by <bdi>{last.user.name}</bdi>, {formatInstant(last.at, locale, timeZone)}
		</Text>
	);
}
