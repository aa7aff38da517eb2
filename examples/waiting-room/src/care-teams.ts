import type { Client, Mapping, PlainDate } from '@hms/client';

/** A patient, and who looks after them: the primary doctor first. */
export interface CareTeam {
	patient: string;
	doctors: string[];
}

/** Reads who looks after whom on a day. @throws ClinicError */
export async function readCareTeams(clinic: Client, day: PlainDate): Promise<CareTeam[]> {
	const mappings: Mapping[] = [];
	for await (const mapping of clinic.mapping.all({ on: day, limit: 100 })) mappings.push(mapping);
	mappings.sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary));

	const teams = new Map<string, CareTeam>();
	for (const { patient, doctor } of mappings) {
		const team = teams.get(patient.id) ?? { patient: shortName(patient), doctors: [] };
		team.doctors.push([doctor.givenName, doctor.familyName].filter(Boolean).join(' '));
		teams.set(patient.id, team);
	}
	return [...teams.values()].sort((one, other) => one.patient.localeCompare(other.patient));
}

/** "Ada L.": everybody in the room reads it. */
function shortName({ givenName, familyName }: Mapping['patient']): string {
	const [initial] = familyName ?? '';
	return initial ? `${givenName} ${initial}.` : givenName;
}
