import type { components, operations } from '../generated/openapi-typescript.ts';

type Schemas = components['schemas'];

/** Fields with a default may be left out of a request. */
export const patient: Schemas['CreatePatientInput'] = {
	givenName: 'Ada',
	address: { city: 'Leeds' },
};
export const assignment: Schemas['AssignPatientsInput'] = { patientIds: ['…'], doctorId: '…' };

/** Enumerations, pages and problems have names. */
export const sex: Schemas['Sex'] = 'unknown';
export const page: Schemas['PatientPage'] = { items: [], nextCursor: null };

type CodeOf<Response> = Response extends {
	content: { 'application/problem+json': { code: infer Code } };
}
	? Code
	: never;
type Refusals = operations['createDoctor']['responses'];

/** The codes of each status of an operation are known, and no others. */
export function sentenceOf(code: CodeOf<Refusals[409]>): string {
	switch (code) {
		case 'conflict':
			return 'The first request is still running.';
		case 'license_taken':
			return 'Another doctor has this licence number.';
	}
}
// @ts-expect-error A doctor has no MRN.
export const other: CodeOf<Refusals[409]> = 'mrn_taken';
// @ts-expect-error `givenName` has no default.
export const nobody: Schemas['CreatePatientInput'] = {};
