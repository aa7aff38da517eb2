import { Anchor, Text } from '@mantine/core';
import { PhoneText } from './phone-text.tsx';

/** Shown in place of a value that is not recorded. */
export const notRecorded = (
	<Text span inherit c="dimmed">
		Not recorded
	</Text>
);

/** A link that calls a phone number. */
export function PhoneLink({ number }: { number: string }) {
	return (
		<Anchor href={`tel:${number}`} inherit>
			<PhoneText number={number} />
		</Anchor>
	);
}

/** A link that writes to an e-mail address. */
export function EmailLink({ address }: { address: string }) {
	return (
		<Anchor href={`mailto:${address}`} inherit>
			<bdi>{address}</bdi>
		</Anchor>
	);
}
