import type { Patient } from '@hms/contracts';
import { Stack, Text } from '@mantine/core';
import { Panel } from '../../components/page/panel.tsx';
import { EmailLink, notRecorded, PhoneLink } from '../../components/record/contact-links.tsx';
import { FactList } from '../../components/record/fact-list.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatInstant } from '../../lib/dates/format-instant.ts';
import { isolateBidi, preserveLines } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { addressLines } from './field-display.ts';

export function PatientFacts({ patient }: { patient: Patient }) {
	const locale = useLocale();
	const { timeZone } = useClinic();
	const { phone, email, address, bloodGroup, allergies, notes, emergencyContact } = patient;
	return (
		<Stack gap="md">
			<Panel title="Contact">
				<FactList
					facts={[
						{ term: 'Telephone', value: phone ? <PhoneLink number={phone} /> : notRecorded },
						{ term: 'E-mail', value: email ? <EmailLink address={email} /> : notRecorded },
						{
							term: 'Address',
							value: address
								? addressLines(address).map((line) => (
										<div key={line}>
											<bdi>{line}</bdi>
										</div>
									))
								: notRecorded,
						},
						{
							term: 'In an emergency',
							value: emergencyContact ? (
								<>
									<div>
										<bdi>{emergencyContact.name}</bdi>
										{emergencyContact.relationship === null ? null : (
											<>
												, <bdi>{emergencyContact.relationship}</bdi>
											</>
										)}
									</div>
									{emergencyContact.phone === null ? null : (
										<PhoneLink number={emergencyContact.phone} />
									)}
								</>
							) : (
								notRecorded
							),
						},
					]}
				/>
			</Panel>
			<Panel title="Clinical">
				<FactList
					facts={[
						{ term: 'Blood group', value: bloodGroup ?? notRecorded },
						{
							term: 'Allergies',
							value: allergies.length > 0 ? allergies.map(isolateBidi).join(', ') : notRecorded,
						},
						{
							term: 'Notes',
							value: notes ? <div style={preserveLines}>{notes}</div> : notRecorded,
						},
					]}
				/>
			</Panel>
			<Text size="xs" c="dimmed">
				Registered {formatInstant(patient.createdAt, locale, timeZone)} · last changed{' '}
				{formatInstant(patient.updatedAt, locale, timeZone)}
			</Text>
		</Stack>
	);
}
