'use client';

import { type SecurityEvent, securityEventKinds } from '@hms/contracts';
import { Box, Button, SimpleGrid } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { DayFilter } from '../../components/form/day-filter.tsx';
import { SearchSelect } from '../../components/form/search-select.tsx';
import { Message } from '../../components/message/message.tsx';
import { PrintList } from '../../components/print/print-list.tsx';
import { shownColumns } from '../../components/record-list/list-columns.ts';
import { RecordTable } from '../../components/record-list/record-table.tsx';
import { useClinic } from '../../lib/clinic/clinic.ts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { useLocale } from '../../lib/text/locale.ts';
import { UserSelect } from '../user/user-select.tsx';
import { securityEventColumns } from './columns.tsx';
import { kindFilterLabels } from './filter-labels.ts';
import { kindLabels } from './labels.ts';
import { useSecurityLogParams } from './list-params.ts';
import { useSecurityEventPages } from './queries.ts';

const hrefOf = () => undefined;

/** A user as an event names one. */
const personIn = (events: SecurityEvent[] | undefined, id: string | null) =>
	events
		?.flatMap(({ actor, user }) => [actor, user])
		.find((person) => person !== null && person.id === id) ?? undefined;

/** The security log with its filters. */
export function SecurityEventList() {
	const t = useTranslations();
	const locale = useLocale();
	const { timeZone } = useClinic();
	const [params, setParams] = useSecurityLogParams();
	const pages = useSecurityEventPages(params);
	const person = personIn(pages.rows, params.person);
	const columns = shownColumns(securityEventColumns(locale, timeZone, t), null);
	const labels = {
		title: t('securityEvent.title'),
		noun: 'event' as const,
		filters: [
			...(params.person === null
				? []
				: [person === undefined ? t('securityEvent.filter.onePerson') : isolateBidi(person.name)]),
			...(params.kind === null ? [] : [t(kindFilterLabels[params.kind])]),
			...(params.on === null
				? []
				: [t('securityEvent.filter.on', { date: formatPlainDate(params.on, locale) })]),
		],
	};
	return (
		<>
			<search data-screen-only>
				<SimpleGrid cols={{ base: 1, sm: 4 }} mb="sm">
					<UserSelect
						label={t('securityEvent.filter.person')}
						placeholder={t('securityEvent.filter.anyone')}
						value={params.person}
						initial={person}
						clearable
						clearButtonProps={{ 'aria-label': t('securityEvent.filter.anyone') }}
						onChange={(id) => void setParams({ person: id })}
					/>
					<SearchSelect
						label={t('securityEvent.filter.what')}
						placeholder={t('securityEvent.filter.anything')}
						data={securityEventKinds.map((value) => ({ value, label: t(kindLabels[value]) }))}
						value={params.kind}
						clearable
						clearButtonProps={{ 'aria-label': t('securityEvent.filter.anything') }}
						onChange={(chosen) =>
							void setParams({ kind: securityEventKinds.find((kind) => kind === chosen) ?? null })
						}
					/>
					<DayFilter
						hint={t('securityEvent.filter.anyDay')}
						shortYear="past"
						day={params.on}
						onChange={(on) => void setParams({ on })}
					/>
					<Box ms="auto" mt={{ base: 0, sm: 24 }}>
						<PrintList labels={labels} columns={columns} pages={pages} isMain />
					</Box>
				</SimpleGrid>
			</search>
			<RecordTable
				labels={labels}
				columns={columns}
				pages={pages}
				failureTitle={t('securityEvent.notLoaded')}
				empty={
					<Message
						icon={<IconShieldLock size={22} />}
						title={t('securityEvent.none')}
						action={
							<Button
								variant="default"
								onClick={() => void setParams({ person: null, kind: null, on: null })}
							>
								{t('securityEvent.showAll')}
							</Button>
						}
					>
						{t('securityEvent.noneDetail')}
					</Message>
				}
				hrefOf={hrefOf}
			/>
		</>
	);
}
