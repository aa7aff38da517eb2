import type { NamedPerson } from '@hms/contracts';
import { isolatedName } from '../../lib/text/person-name.ts';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';
import type { PatientListParams } from './list-params.ts';

const sexFilters = {
	female: 'patient.printed.sex.female',
	male: 'patient.printed.sex.male',
	other: 'patient.printed.sex.other',
	unknown: 'patient.printed.sex.unknown',
} as const satisfies Record<NonNullable<PatientListParams['sex']>, TextKey>;

function ageLabel(
	t: Translate,
	{ ageFrom: from, ageTo: to }: Pick<PatientListParams, 'ageFrom' | 'ageTo'>,
): string[] {
	if (from === null) return to === null ? [] : [t('patient.printed.agedTo', { to })];
	return [
		to === null ? t('patient.printed.agedFrom', { from }) : t('patient.printed.aged', { from, to }),
	];
}

/**
 * The labels of the filters, for a printed list.
 * @param filteredDoctor the doctor of the filter, if loaded
 */
export const filterLabels = (
	t: Translate,
	params: PatientListParams,
	filteredDoctor: NamedPerson | undefined,
): string[] => [
	...(params.doctor === null
		? []
		: [
				filteredDoctor === undefined
					? t('patient.printed.oneDoctor')
					: t('patient.printed.doctor', { name: isolatedName(filteredDoctor) }),
			]),
	...(params.sex === null ? [] : [t(sexFilters[params.sex])]),
	...ageLabel(t, params),
];
