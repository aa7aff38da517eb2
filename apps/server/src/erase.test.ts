import { createClient } from '@hms/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from './command.ts';
import { runEraseCommand } from './erase-command.ts';
import { type DataFolder, openDataFolder } from './product-process.testing.ts';
import { openTcpProxy } from './tcp-proxy.testing.ts';
import { openServer } from './testing.ts';

const patience = 240_000;

const argumentsFor = (patient: string, ...more: string[]) => [
	...['--patient', patient, '--by', 'ada@example.org', '--reason', 'request'],
	...more,
];

describe('the command', () => {
	const id = '01a22b5d-61b1-74ae-a955-34fdab72393b';
	it.each([
		[[], /^--patient .*\n--by .*\n--reason /],
		[argumentsFor('P-000001'), /^--patient must be the id of a patient$/],
		[argumentsFor(id, '--reason', 'whim'), /^--reason must be/],
		[argumentsFor(id, '--by', 'ada'), /^--by must be an e-mail address/],
		[argumentsFor(id, '--yes'), /^Unknown option '--yes'/],
		[argumentsFor(id, 'everything'), /^"everything" is not known/],
	])('says what is wrong with %j', async (args, words) => {
		const refused = await runEraseCommand(args).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(UsageError);
		expect(refused).toHaveProperty('message', expect.stringMatching(words));
	});

	it('explains itself', async () => {
		expect(await runEraseCommand(['--help'])).toContain('npm run erase -- --patient');
	});
});

describe('the command, with a database', () => {
	let folder: DataFolder;
	beforeEach(async () => {
		folder = await openDataFolder();
	});
	afterEach(() => folder.close());

	/** Runs the command; what is typed is all it gets. */
	async function erase(patient: string, typed: string, settings: Record<string, string> = {}) {
		const command = folder.erase(argumentsFor(patient), { settings });
		command.child.stdin.end(typed);
		return command.ended;
	}

	it(
		'erases a patient of the embedded database once the MRN is typed, whether or not the product runs',
		async () => {
			const product = folder.launch();
			const url = await product.ready();
			const account = { name: 'Ada', email: 'ada@example.org', password: 'seven quiet lanterns' };
			const { token } = await createClient({ url }).auth.register(account);
			const api = createClient({ url, token });
			const { id, mrn } = await api.patient.create({ givenName: 'Planted' });
			const later = await api.patient.create({ givenName: 'Planted' });

			for (const typed of ['', `${later.mrn}\n`]) {
				const refused = await erase(id, typed);
				expect(refused.code).toBe(1);
				expect(refused.output).toContain('a patient of Ada, ada@example.org');
				expect(refused.output).toContain('Nothing was deleted.');
			}
			expect((await api.patient.get({ id })).mrn).toBe(mrn);

			const erased = await erase(id, ` ${mrn.toLowerCase()}\n`);
			expect(erased.output).toContain('with 0 assignments and 1 entries of the history.');
			expect(erased.output).not.toContain('Planted');
			expect(erased.code).toBe(0);
			await expect(api.patient.get({ id })).rejects.toThrow('no such patient');
			const { items } = await api.securityEvent.list({ limit: 1 });
			expect(items).toMatchObject([
				{ kind: 'patient_erased', actor: { name: 'Ada' }, detail: 'request' },
			]);

			product.kill('SIGTERM');
			await product.ended;
			expect(await erase(later.id, `${later.mrn}\n`)).toMatchObject({ code: 0 });
			const again = await erase(later.id, `${later.mrn}\n`);
			expect(again.code).toBe(1);
			expect(again.output).toContain('There is no such patient.');
		},
		patience,
	);

	it(
		'does the same in a PostgreSQL of one’s own',
		async () => {
			const server = await openServer();
			const way = await openTcpProxy(server.target);
			const { body } = await server.ada.send('POST', '/api/patients', { givenName: 'Planted' });
			const settings = { DATABASE_URL: way.target.url };
			expect(await erase(body.id, `${body.mrn}\n`, settings)).toMatchObject({ code: 0 });
			const { status } = await server.ada.send('GET', `/api/patients/${body.id}`);
			expect(status).toBe(404);
			await way.disconnect();
			await server.close();
		},
		patience,
	);
});
