import type { Patient } from '@hms/contracts';
import { Anchor, Stack, Text } from '@mantine/core';
import { FactList } from '../../components/fact-list.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatInstant } from '../../lib/format-instant.ts';
import { useLocale } from '../../lib/locale.ts';
import { formatPhone } from '../../lib/phone-number.ts';
import { addressLines } from './describe-patient.ts';

const notRecorded = (
	<Text span inherit c="dimmed">
		Not recorded
	</Text>
);

function Phone({ number }: { number: string }) {
	return (
		<Anchor href={`tel:${number}`} inherit>
			{formatPhone(number)}
		</Anchor>
	);
}

export function PatientFacts({ patient }: { patient: Patient }) {
	const locale = useLocale();
	const { phone, email, address, bloodGroup, allergies, notes, emergencyContact } = patient;
	return (
		<Stack gap="md">
			<Panel title="Contact">
				<FactList
					facts={[
						{ term: 'Telephone', value: phone ? <Phone number={phone} /> : notRecorded },
						{
							term: 'E-mail',
							value: email ? (
								<Anchor href={`mailto:${email}`} inherit>
									{email}
								</Anchor>
							) : (
								notRecorded
							),
						},
						{
							term: 'Address',
							value: address
								? addressLines(address).map((line) => <div key={line}>{line}</div>)
								: notRecorded,
						},
						{
							term: 'In an emergency',
							value: emergencyContact ? (
								<>
									<div>
										{emergencyContact.name}, {emergencyContact.relationship}
									</div>
									<Phone number={emergencyContact.phone} />
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
							value: allergies.length > 0 ? allergies.join(', ') : notRecorded,
						},
						{
							term: 'Notes',
							value: notes ? <div style={{ whiteSpace: 'pre-wrap' }}>{notes}</div> : notRecorded,
						},
					]}
				/>
			</Panel>
			<Text size="xs" c="dimmed">
				Registered {formatInstant(patient.createdAt, locale)} · last changed{' '}
				{formatInstant(patient.updatedAt, locale)}
			</Text>
		</Stack>
	);
}
