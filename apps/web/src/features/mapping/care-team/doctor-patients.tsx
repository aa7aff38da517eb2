'use client';

import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Message } from '../../../components/message/message.tsx';
import { Panel } from '../../../components/page/panel.tsx';
import { PrintList } from '../../../components/print/print-list.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { RecordLink } from '../../../components/record/record-link.tsx';
import { LoadedPages } from '../../../components/record-list/loaded-pages.tsx';
import { ShowMore } from '../../../components/record-list/show-more.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatNumber } from '../../../lib/text/format-number.ts';
import { isolateBidi } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { HandOverButton } from '../dialogs/hand-over-button.tsx';
import { roleLabels } from '../labels.ts';
import { PrimaryBadge } from '../primary-badge.tsx';
import { useDoctorPatients } from '../queries.ts';
import { startLabel } from '../start-label.ts';
import { doctorPatientsPrintColumns } from './print-columns.tsx';
import classes from './team.module.css';

/** The user's patients whom a doctor looks after. */
export function DoctorPatients({ doctorId }: { doctorId: string }) {
	const t = useTranslations();
	const locale = useLocale();
	const { today } = useClinic();
	const pages = useDoctorPatients(doctorId);
	const { rows, total } = pages;

	return (
		<Panel
			title={t('mapping.doctorPatients.title')}
			actions={
				total === undefined ? undefined : (
					<Group gap="sm" wrap="nowrap">
						<Text size="sm" c="dimmed">
							{total.exact
								? formatNumber(total.count)
								: t('mapping.doctorPatients.moreThan', { count: formatNumber(total.count) })}
						</Text>
						{rows?.[0] === undefined ? null : (
							<>
								<HandOverButton from={rows[0].doctor} size="compact-sm" variant="light" />
								<PrintList
									labels={{
										title: t('mapping.doctorPatients.sheet', {
											doctor: isolatedName(rows[0].doctor),
										}),
										filters: [t('mapping.doctorPatients.active')],
										noun: 'patient',
									}}
									columns={doctorPatientsPrintColumns(t, locale)}
									pages={pages}
									isMain
									small
								/>
							</>
						)}
					</Group>
				)
			}
		>
			<LoadedPages
				noun="patients"
				pages={pages}
				skeleton={
					<Stack gap="sm">
						<Skeleton height={14} width="40%" />
						<Skeleton height={14} width="55%" />
					</Stack>
				}
				empty={
					<Message icon={<IconUsers size={22} />} title={t('mapping.doctorPatients.empty')}>
						{t('mapping.doctorPatients.emptyHint')}
					</Message>
				}
			>
				{(mappings) => (
					<>
						<ul className={classes['list']}>
							{mappings.map((mapping) => (
								<li key={mapping.id} className={classes['member']}>
									<div className={classes['who']}>
										<Group gap="xs">
											<RecordLink href={`/patients/${mapping.patient.id}`}>
												<PersonName person={mapping.patient} />
											</RecordLink>
											<PrimaryBadge mapping={mapping} />
										</Group>
										<Text size="sm" c="dimmed">
											{[
												isolateBidi(mapping.patient.mrn),
												t(roleLabels[mapping.role]),
												startLabel(t, mapping.startedOn, locale, today),
											].join(' · ')}
										</Text>
									</div>
								</li>
							))}
						</ul>
						<ShowMore pages={pages} />
					</>
				)}
			</LoadedPages>
		</Panel>
	);
}
