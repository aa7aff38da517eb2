'use client';

import { Text } from '@mantine/core';
import { getQueryKey } from '@trpc/react-query';
import { Panel } from '../../components/panel.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { formatPlainDate } from '../../lib/format-plain-date.ts';
import { useLocale } from '../../lib/locale.ts';
import { trpc } from '../../lib/trpc.ts';
import { usePages } from '../../lib/use-pages.ts';
import { specialtyWords } from '../doctor/words.ts';
import classes from './team.module.css';
import { DoctorName } from './team-member.tsx';
import { roleWords } from './words.ts';

/** Who looked after a patient before. Nothing is shown where there is nothing. */
export function PastAssignments({ patientId }: { patientId: string }) {
	const locale = useLocale();
	const { client } = trpc.useUtils();
	const input = { patientId, status: 'ended', limit: 20 } as const;
	const pages = usePages(getQueryKey(trpc.mapping.list, input, 'infinite'), (cursor, signal) =>
		client.mapping.list.query(cursor === undefined ? input : { ...input, cursor }, { signal }),
	);
	const { rows } = pages;
	if (rows === undefined || rows.length === 0) return null;
	return (
		<Panel title="Earlier">
			<ul className={classes['list']}>
				{rows.map(({ id, doctor, role, startedOn, endedOn, reason }) => (
					<li key={id} className={classes['member']}>
						<div className={classes['who']}>
							<DoctorName doctor={doctor} />
							<Text size="sm" c="dimmed">
								{[
									specialtyWords[doctor.specialty],
									roleWords[role],
									`${formatPlainDate(startedOn, locale)} to ${endedOn === null ? 'now' : formatPlainDate(endedOn, locale)}`,
								].join(' · ')}
							</Text>
							{reason === null ? null : <Text size="sm">{reason}</Text>}
						</div>
					</li>
				))}
			</ul>
			<ShowMore pages={pages} />
		</Panel>
	);
}
