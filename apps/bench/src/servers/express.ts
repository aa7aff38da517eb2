// The peer: the stack such backends are usually written on, written well. Express, pg with a pool and prepared
// statements, a token checked on every request, input checked by a schema. No row-level security, no session, no history,
// no check of what goes out.
import { randomUUID } from 'node:crypto';
import { patientFields } from '@hms/contracts';
import bcrypt from 'bcrypt';
import express, { type NextFunction, type Request, type Response } from 'express';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import { statements } from './statements.ts';

const secret = 'only for the bench';
const { port, ...database } = JSON.parse(String(process.argv[2]));
const pool = new pg.Pool({ ...database, max: 10 });

async function rows(name: keyof typeof statements, values: unknown[]) {
	const result = await pool.query({ name, text: statements[name], values });
	return result.rows;
}

const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '100kb' }));

app.post('/api/auth/login', async (request, response) => {
	const [user] = await rows('findAccount', [request.body.email]);
	if (!user || !(await bcrypt.compare(request.body.password, user.passwordHash))) {
		response.status(401).json({ code: 'invalid_credentials' });
		return;
	}
	const { passwordHash: _, ...shown } = user;
	response.json({
		user: shown,
		token: jwt.sign({}, secret, { subject: user.id, expiresIn: '1d' }),
	});
});

interface Authorised extends Request {
	owner?: string | undefined;
}

app.use((request: Authorised, response: Response, next: NextFunction) => {
	try {
		const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
		request.owner = String(jwt.verify(token, secret, { algorithms: ['HS256'] }).sub);
	} catch {
		response.status(401).json({ code: 'unauthenticated' });
		return;
	}
	next();
});

app.get('/api/patients', async (request: Authorised, response) => {
	const { q, limit = '25', total } = request.query;
	const size = Math.min(Math.max(Number(limit), 1), 100);
	const [found, [count]] = await Promise.all([
		q
			? rows('searchPatients', [request.owner, size + 1, q])
			: rows('listPatients', [request.owner, size + 1]),
		total
			? q
				? rows('countMatches', [request.owner, q])
				: rows('countPatients', [request.owner])
			: [undefined],
	]);
	const items = found.slice(0, size);
	const last = items.at(-1);
	const nextCursor =
		last && found.length > size
			? Buffer.from(JSON.stringify([last.createdAt, last.id])).toString('base64url')
			: null;
	response.json({ items, nextCursor, ...count });
});

app.get('/api/patients/:id', async (request: Authorised, response) => {
	const [patient] = await rows('getPatient', [request.owner, request.params['id']]);
	if (patient) response.json(patient);
	else response.status(404).json({ code: 'not_found' });
});

app.get('/api/mappings/:patientId', async (request: Authorised, response) => {
	const name = request.query['status'] === 'all' ? 'mappingsOfPatient' : 'doctorsOfPatient';
	response.json({ items: await rows(name, [request.owner, request.params['patientId']]) });
});

app.post('/api/patients', async (request: Authorised, response) => {
	const input = patientFields.safeParse(request.body);
	if (!input.success) {
		response.status(400).json({ code: 'validation' });
		return;
	}
	const { givenName, familyName, dateOfBirth, sex, phone, allergies, notes } = input.data;
	const values = [givenName, familyName, dateOfBirth, sex, phone, allergies, notes];
	const [patient] = await rows('createPatient', [request.owner, randomUUID(), ...values]);
	response.status(201).json(patient);
});

app.put('/api/patients/:id', async (request: Authorised, response) => {
	const input = patientFields.safeParse(request.body);
	if (!input.success) {
		response.status(400).json({ code: 'validation' });
		return;
	}
	const { givenName, familyName, dateOfBirth, sex, phone, allergies, notes } = input.data;
	const values = [givenName, familyName, dateOfBirth, sex, phone, allergies, notes];
	const [patient] = await rows('replacePatient', [request.owner, request.params['id'], ...values]);
	if (patient) response.json(patient);
	else response.status(404).json({ code: 'not_found' });
});

app.listen(port, '127.0.0.1', () => process.send?.('ready'));
