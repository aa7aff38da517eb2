import type { ChangedEvent } from '@hms/client';
import { expect, test } from 'vitest';
import { isAffected } from './affected-queries.ts';

type Change = Pick<ChangedEvent, 'subject' | 'id' | 'version'>;
const event: Change = { subject: 'patient', id: 'p1', version: 3 };
const key = (path: string, input?: object) => [path.split('.'), { input, type: 'query' }];

test.each<[string, Partial<Change>, unknown[], unknown, boolean]>([
	['a list of patients, of a patient', {}, key('patient.list', { limit: 50 }), undefined, true],
	['the patient', {}, key('patient.get', { id: 'p1' }), { id: 'p1', version: 2 }, true],
	['the patient, not loaded yet', {}, key('patient.get', { id: 'p1' }), undefined, true],
	[
		'the patient, saved here',
		{},
		key('patient.get', { id: 'p1' }),
		{ id: 'p1', version: 3 },
		false,
	],
	['another patient', {}, key('patient.get', { id: 'p2' }), undefined, false],
	[
		'any patient, of several',
		{ id: null, version: null },
		key('patient.get', { id: 'p2' }),
		{},
		true,
	],
	['the history', {}, key('patient.history', { id: 'p1', limit: 20 }), { pages: [] }, true],
	['assignments, which have names', {}, key('mapping.list', { patientId: 'p2' }), undefined, true],
	['the directory', {}, key('doctor.list'), undefined, false],
	['patients, of a doctor', { subject: 'doctor' }, key('patient.list'), undefined, false],
	[
		'patients without a primary, of an assignment',
		{ subject: 'mapping' },
		key('patient.list'),
		{},
		true,
	],
	[
		'a patient, of an assignment',
		{ subject: 'mapping' },
		key('patient.get', { id: 'p1' }),
		{},
		false,
	],
	['the user', {}, key('auth.me'), {}, false],
	['a query that is not the API’s', {}, ['columns'], {}, false],
])('asks again for what a change affects: %s', (_, changes, queryKey, data, expected) => {
	expect(isAffected({ ...event, ...changes }, queryKey, data)).toBe(expected);
});
