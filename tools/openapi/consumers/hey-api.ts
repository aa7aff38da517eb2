import type {
	CreatePatientErrors,
	CreatePatientInput,
	CreatePatientResponses,
	PatientPage,
	ProblemCode,
	Sex,
} from '../generated/hey-api/types.gen.ts';

/** Fields with a default may be left out of a request. */
export const patient: CreatePatientInput = { givenName: 'Ada' };
export const sex: Sex = 'unknown';
export const page: PatientPage = { items: [], nextCursor: null };
export const codes: ProblemCode[] = ['not_found', 'unsupported_client'];
export const nameOf = (answer: CreatePatientResponses[201]): string => answer.givenName;

/** The codes of each status of an operation are known, and no others. */
export function sentenceOf({ code }: CreatePatientErrors[409]): string {
	switch (code) {
		case 'conflict':
			return 'The first request is still running.';
		case 'mrn_taken':
			return 'Another patient has this MRN.';
	}
}
