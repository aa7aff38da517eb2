'use client';

import type { Mapping, PlainDate } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../components/page/panel.tsx';
import { PrintList } from '../../../components/print/print-list.tsx';
import { ShowMore } from '../../../components/record-list/show-more.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { specialtyLabels } from '../../doctor/labels.ts';
import { identityOf } from '../../patient/identity.ts';
import { usePatientRecord } from '../../patient/queries.ts';
import { roleLabels } from '../labels.ts';
import { PrimaryBadge } from '../primary-badge.tsx';
import { usePatientMappings } from '../queries.ts';
import { startLabel } from '../start-label.ts';
import { careTeamPrintColumns } from './print-columns.tsx';
import { DoctorName } from './team-member.tsx';
import classes from './time-line.module.css';

/** The period of an assignment; the end of an active one is only planned. */
function periodLabel(
	t: Translate,
	{ startedOn, endedOn, status }: Mapping,
	locale: string,
	today: PlainDate,
): string {
	if (endedOn === null) return startLabel(t, startedOn, locale, today);
	const planned =
		startedOn > today ? 'mapping.period.fromPlannedUntil' : 'mapping.period.sincePlannedUntil';
	return t(status === 'active' ? planned : 'mapping.period.between', {
		start: formatPlainDate(startedOn, locale),
		end: formatPlainDate(endedOn, locale),
	});
}

interface EndedActionsProps {
	mapping: Mapping;
	reinstate: () => void;
	correct: () => void;
}

/** The actions of an ended assignment. Nobody can be assigned to a doctor who has left. */
function EndedActions({ mapping, reinstate, correct }: EndedActionsProps) {
	const t = useTranslations();
	const { doctor } = mapping;
	const name = isolatedName(doctor);
	return (
		<Group gap={4} mt={4}>
			{doctor.status === 'archived' ? null : (
				<Button
					size="compact-sm"
					variant="default"
					onClick={reinstate}
					aria-label={t('mapping.actions.reinstateOf', { doctor: name })}
				>
					{t('mapping.actions.reinstate')}
				</Button>
			)}
			<Button
				size="compact-sm"
				variant="subtle"
				onClick={correct}
				aria-label={t('mapping.actions.correctOf', { doctor: name })}
			>
				{t('mapping.actions.correct')}
			</Button>
		</Group>
	);
}

/** Sorts by start date, latest first, and active before ended ones. */
const byStart = (one: Mapping, other: Mapping): number =>
	other.startedOn.localeCompare(one.startedOn) || one.status.localeCompare(other.status);

interface TimeLineProps {
	patientId: string;
	/** What the user can do with an ended assignment; undefined where they may only read. */
	actions:
		| { reinstate: (mapping: Mapping) => void; correct: (mapping: Mapping) => void }
		| undefined;
}

/** The time line of a patient's care team. It is shown once an assignment has ended. */
export function TimeLine({ patientId, actions }: TimeLineProps) {
	const t = useTranslations();
	const locale = useLocale();
	const { today } = useClinic();
	const pages = usePatientMappings(patientId);
	const { rows } = pages;
	const { data: patient } = usePatientRecord(patientId);
	if (rows === undefined || rows.every(({ status }) => status === 'active')) return null;
	return (
		<Panel
			title={t('mapping.timeline.title')}
			screenOnly
			actions={
				<PrintList
					labels={{ title: t('mapping.timeline.sheet'), filters: [], noun: 'assignment' as const }}
					columns={careTeamPrintColumns(t, locale)}
					pages={pages}
					{...(patient === undefined ? {} : { subject: identityOf(t, patient, locale) })}
					small
				/>
			}
		>
			<ol className={classes['line']}>
				{rows.toSorted(byStart).map((mapping) => (
					<li
						key={mapping.id}
						className={classes['item']}
						data-now={mapping.status === 'active' || undefined}
					>
						<Text size="sm" c="dimmed">
							{periodLabel(t, mapping, locale, today)}
						</Text>
						<Group gap="xs">
							<DoctorName doctor={mapping.doctor} />
							<PrimaryBadge mapping={mapping} />
						</Group>
						<Text size="sm" c="dimmed">
							{[t(specialtyLabels[mapping.doctor.specialty]), t(roleLabels[mapping.role])].join(
								' · ',
							)}
						</Text>
						{mapping.reason === null ? null : (
							<Text size="sm">
								<bdi>{mapping.reason}</bdi>
							</Text>
						)}
						{actions === undefined || mapping.status === 'active' ? null : (
							<EndedActions
								mapping={mapping}
								reinstate={() => actions.reinstate(mapping)}
								correct={() => actions.correct(mapping)}
							/>
						)}
					</li>
				))}
			</ol>
			<ShowMore pages={pages} />
		</Panel>
	);
}
