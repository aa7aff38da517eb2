import { type Mapping, type PlainDate, today } from '@hms/contracts';
import { StatusBadge } from '../../components/page/status-badge.tsx';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { useLocale } from '../../lib/text/locale.ts';

type Told = Pick<Mapping, 'isPrimary' | 'startedOn' | 'status'>;

/** Whether it is the primary doctor's who is that today, not only one who will be. */
export const isPrimaryNow = ({ isPrimary, startedOn, status }: Told): boolean =>
	isPrimary && status === 'active' && startedOn <= today();

/** The day on which the next one becomes the primary doctor, if that is planned. */
export function nextPrimaryFrom(team: readonly Mapping[]): PlainDate | undefined {
	const planned = team.filter((one) => one.isPrimary && one.startedOn > today());
	return planned.map(({ startedOn }) => startedOn).sort()[0];
}

interface PrimaryBadgeProps {
	mapping: Told;
	/** The day on which another one takes over, if that is planned. */
	until?: PlainDate | undefined;
}

/** Says that an assignment is the primary doctor's, and from which day on where that is yet to come. */
export function PrimaryBadge({ mapping, until }: PrimaryBadgeProps) {
	const locale = useLocale();
	if (!mapping.isPrimary) return null;
	const isPlanned = mapping.status === 'active' && mapping.startedOn > today();
	const when = isPlanned
		? ` from ${formatPlainDate(mapping.startedOn, locale)}`
		: until === undefined
			? ''
			: ` until ${formatPlainDate(until, locale)}`;
	return <StatusBadge tone={isPlanned ? 'quiet' : 'accent'}>{`Primary${when}`}</StatusBadge>;
}
