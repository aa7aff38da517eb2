import { Anchor, Text } from '@mantine/core';
import { PhoneText } from './phone-text.tsx';

/** What stands in place of something that nobody wrote down. */
export const notRecorded = (
	<Text span inherit c="dimmed">
		Not recorded
	</Text>
);

/** A telephone number to call. */
export function PhoneLink({ number }: { number: string }) {
	return (
		<Anchor href={`tel:${number}`} inherit>
			<PhoneText number={number} />
		</Anchor>
	);
}

/** An e-mail address to write to. */
export function EmailLink({ address }: { address: string }) {
	return (
		<Anchor href={`mailto:${address}`} inherit>
			<bdi>{address}</bdi>
		</Anchor>
	);
}
