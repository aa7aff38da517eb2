import { fullName, type Named } from '../../lib/text/person-name.ts';

/** A person's name in the page. Whichever way it is written, it does not change the order of what stands around it. */
export function PersonName({ person }: { person: Named }) {
	return <bdi>{fullName(person)}</bdi>;
}
