import { Anchor, Text } from '@mantine/core';
import { formatPhone } from '../lib/phone-number.ts';

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
			{formatPhone(number)}
		</Anchor>
	);
}

/** An e-mail address to write to. */
export function EmailLink({ address }: { address: string }) {
	return (
		<Anchor href={`mailto:${address}`} inherit>
			{address}
		</Anchor>
	);
}
