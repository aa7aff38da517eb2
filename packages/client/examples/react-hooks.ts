import { clinicErrorOf, createClient } from '@hms/client';
import { clinicLink, createClinicHooks, useIdempotencyKey } from '@hms/client/react';

export const clinic = createClinicHooks();
export const client = clinic.createClient({
	links: [clinicLink(createClient({ url: 'https://clinic.example' }))],
});

/** In a component below `<clinic.Provider client={client} queryClient={queryClient}>`. */
export function useRegistration(q: string) {
	const found = clinic.patient.list.useQuery({ q, limit: 5 });
	const registration = clinic.patient.create.useMutation(useIdempotencyKey());
	return {
		names: found.data?.items.map(({ givenName }) => givenName) ?? [],
		register: (givenName: string) => registration.mutate({ givenName }),
		isMrnTaken: clinicErrorOf(registration.error)?.code === 'mrn_taken',
	};
}
