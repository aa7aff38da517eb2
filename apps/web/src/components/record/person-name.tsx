import { fullName, type NamedPerson } from '@hms/contracts';

/** A person's name in the page, isolated so that its direction does not change the order of the text around it. */
export function PersonName({ person }: { person: NamedPerson }) {
	return <bdi>{fullName(person)}</bdi>;
}
