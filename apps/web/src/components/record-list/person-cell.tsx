import { Text } from '@mantine/core';
import { PersonName } from '../record/person-name.tsx';
import { RecordLink } from '../record/record-link.tsx';

interface Person {
	givenName: string;
	familyName: string | null;
	status: 'active' | 'archived';
}

interface PersonCellProps {
	person: Person;
	/** The person's page, which an archived one has not. */
	href: string;
	onPrefetch: () => void;
	/** The second line, where the screen has room for this column only. */
	summary: string;
}

/** Whose row it is. */
export function PersonCell({ person, href, onPrefetch, summary }: PersonCellProps) {
	return (
		<>
			{person.status === 'archived' ? (
				<Text span fw={600}>
					<PersonName person={person} />
				</Text>
			) : (
				<RecordLink href={href} onPrefetch={onPrefetch}>
					<PersonName person={person} />
				</RecordLink>
			)}
			<Text size="xs" c="dimmed" hiddenFrom="sm">
				{summary}
			</Text>
		</>
	);
}

/** What stands in a cell for something that nobody wrote down. */
export const unknownValue = (
	<Text span c="dimmed" aria-label="not known">
		–
	</Text>
);
