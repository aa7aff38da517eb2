'use client';

import type { Mapping, PlainDate } from '@hms/contracts';
import { Button, Group, Text } from '@mantine/core';
import { MoreActions } from '../../../components/page/more-actions.tsx';
import { StatusBadge } from '../../../components/page/status-badge.tsx';
import { PersonName } from '../../../components/record/person-name.tsx';
import { RecordLink } from '../../../components/record/record-link.tsx';
import { useClinic } from '../../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { preserveLines } from '../../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../../lib/text/locale.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
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
	const locale = useLocale();
	const { today } = useClinic();
	const { doctor, role, isPrimary, startedOn, endedOn, reason, notes } = mapping;
	const name = isolatedName(doctor);
	const period = [
		startLabel(startedOn, locale, today),
		...(endedOn === null ? [] : [`until ${formatPlainDate(endedOn, locale)}`]),
	];
	return (
		<li className={classes['member']}>
			<div className={classes['who']}>
				<Group gap="xs">
					<DoctorName doctor={doctor} />
					<PrimaryBadge
						mapping={mapping}
						until={isPrimaryNow(mapping) ? nextPrimaryFrom : undefined}
					/>
					{doctor.status === 'archived' ? <StatusBadge tone="warning">Has left</StatusBadge> : null}
				</Group>
				<Text size="sm" c="dimmed">
					{[specialtyLabels[doctor.specialty], roleLabels[role], period.join(' ')].join(' · ')}
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
						aria-label={`End… ${name}`}
					>
						End…
					</Button>
					<MoreActions
						label={`More for ${name}`}
						actions={[
							...(isPrimary ? [] : [makePrimaryAction(actions.makePrimary)]),
							editAction(actions.edit),
						]}
					/>
				</Group>
			)}
		</li>
	);
}
