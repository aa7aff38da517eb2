import { client } from '../generated/hey-api/client.gen.ts';
import { createPatient, listPatients } from '../generated/hey-api/sdk.gen.ts';

export async function firstName(token: string): Promise<string | undefined> {
	client.setConfig({ baseUrl: 'https://clinic.example/api', auth: token });
	const created = await createPatient({ body: { givenName: 'Ada' } });
	if (created.error?.code === 'mrn_taken') return undefined;
	const { data } = await listPatients({ query: { q: 'ada', sort: 'familyName' } });
	return data?.items[0]?.givenName;
}
