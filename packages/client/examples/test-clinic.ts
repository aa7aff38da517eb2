import assert from 'node:assert/strict';
import { createTestClinic } from '@hms/client/testing';

const clinic = createTestClinic({ today: '2026-11-23' });
const ada = await clinic.signUp('Ada');

const response = await ada.fetch('/api/patients', {
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({ givenName: 'Zoë' }),
});
assert.equal(response.status, 201);

// Nobody else sees Ada's patient.
const location = response.headers.get('location') ?? '';
const grace = await clinic.signUp('Grace');
assert.equal((await ada.fetch(location)).status, 200);
assert.equal((await grace.fetch(location)).status, 404);
