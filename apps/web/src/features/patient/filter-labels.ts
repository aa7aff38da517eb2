import type { NamedPerson } from '@hms/contracts';
import { isolatedName } from '../../lib/text/person-name.ts';
import { sexLabels } from './labels.ts';
import type { PatientListParams } from './list-params.ts';

function ageLabel({ ageFrom, ageTo }: Pick<PatientListParams, 'ageFrom' | 'ageTo'>): string[] {
	if (ageFrom === null && ageTo === null) return [];
	if (ageTo === null) return [`aged ${ageFrom} or more`];
	return [ageFrom === null ? `aged ${ageTo} or less` : `aged ${ageFrom} to ${ageTo}`];
}

/**
 * The labels of the filters, for a printed list.
 * @param filteredDoctor the doctor of the filter, if loaded
 */
export const filterLabels = (
	params: PatientListParams,
	filteredDoctor: NamedPerson | undefined,
): string[] => [
	...(params.doctor === null
		? []
		: [filteredDoctor === undefined ? 'of one doctor' : `of ${isolatedName(filteredDoctor)}`]),
	...(params.sex === null ? [] : [sexLabels[params.sex].toLowerCase()]),
	...ageLabel(params),
];
