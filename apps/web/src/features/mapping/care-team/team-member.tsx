'use client';

import type { Mapping, PlainDate } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { MoreActions } from '../../../components/page/more-actions.tsx';
import { StatusBadge } from '../../../components/page/status-badge.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { RecordLink } from '../../../components/record/record-link.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { preserveLines } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import type { Translate } from '../../../lib/text/text-key.ts';
import { specialtyLabels } from '../../doctor/labels.ts';
import { roleLabels } from '../labels.ts';
import { editAction, makePrimaryAction } from '../menu-actions.tsx';
import { isPrimaryNow, PrimaryBadge } from '../primary-badge.tsx';
import { startLabel } from '../start-label.ts';
import classes from './team.module.css';

interface TeamMemberProps {
	mapping: Mapping;
	/** The date from which another doctor is planned to be the primary one. */
	nextPrimaryFrom: PlainDate | undefined;
	/** What the user can do; undefined where they may only read. */
	actions: TeamActions | undefined;
}

interface TeamActions {
	makePrimary: () => void;
	edit: () => void;
	/** Opens the dialog that ends the assignment. */
	end: () => void;
}

/** The period of an active assignment: "since 1 Mar 2025 until 1 Jan 2027". */
function periodLabel(
	t: Translate,
	{ startedOn, endedOn }: Mapping,
	locale: string,
	today: PlainDate,
): string {
	if (endedOn === null) return startLabel(t, startedOn, locale, today);
	const key = startedOn > today ? 'mapping.period.fromUntil' : 'mapping.period.sinceUntil';
	return t(key, {
		start: formatPlainDate(startedOn, locale),
		end: formatPlainDate(endedOn, locale),
	});
}

/** A doctor's name, with a link to the page. */
export function DoctorName({ doctor }: { doctor: Mapping['doctor'] }) {
	return (
		<RecordLink href={`/doctors/${doctor.id}`}>
			<PersonName person={doctor} />
		</RecordLink>
	);
}

export function TeamMember(props: TeamMemberProps) {
	const { mapping, nextPrimaryFrom, actions } = props;
	const t = useTranslations();
	const locale = useLocale();
	const { today } = useClinic();
	const { doctor, role, isPrimary, reason, notes } = mapping;
	const name = isolatedName(doctor);
	return (
		<li className={classes['member']}>
			<div className={classes['who']}>
				<Group gap="xs">
					<DoctorName doctor={doctor} />
					<PrimaryBadge
						mapping={mapping}
						until={isPrimaryNow(mapping) ? nextPrimaryFrom : undefined}
					/>
					{doctor.status === 'archived' ? (
						<StatusBadge tone="warning">{t('mapping.badge.hasLeft')}</StatusBadge>
					) : null}
				</Group>
				<Text size="sm" c="dimmed">
					{[
						t(specialtyLabels[doctor.specialty]),
						t(roleLabels[role]),
						periodLabel(t, mapping, locale, today),
					].join(' · ')}
				</Text>
				{reason === null ? null : (
					<Text size="sm">
						<bdi>{reason}</bdi>
					</Text>
				)}
				{notes === null ? null : (
					<Text size="sm" c="dimmed" style={preserveLines}>
						{notes}
					</Text>
				)}
			</div>
			{actions === undefined ? null : (
				<Group gap={4} wrap="nowrap">
					<Button
						size="compact-sm"
						variant="default"
						onClick={actions.end}
						aria-label={t('mapping.actions.endOf', { doctor: name })}
					>
						{t('mapping.actions.end')}
					</Button>
					<MoreActions
						label={t('mapping.actions.moreOf', { doctor: name })}
						actions={[
							...(isPrimary ? [] : [makePrimaryAction(t, actions.makePrimary)]),
							editAction(t, actions.edit),
						]}
					/>
				</Group>
			)}
		</li>
	);
}
