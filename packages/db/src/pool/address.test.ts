import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { connect } from './connect.ts';

const folder = mkdtempSync(join(tmpdir(), 'hms-tls-'));
const file = (name: string) => join(folder, name);

/** Makes a key, and a certificate of it that is its own authority. */
function makeCertificate(name: string, subject: string): void {
	execFileSync(
		'openssl',
		[
			...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
			...['-days', '2', '-subj', '/CN=database', '-addext', `subjectAltName=${subject}`],
			...['-keyout', file(`${name}.key`), '-out', file(`${name}.crt`)],
		],
		{ stdio: 'pipe' },
	);
}

let test: TestDatabase;
/** The databases by what their servers offer, as addresses without parameters. */
const addresses: Record<string, string> = {};
const opened = new Set<Socket>();
const closers: (() => void)[] = [];
/** Whether the newest connection was encrypted. */
let isEncrypted = false;

/** Listens in front of the database. @param certificate that connections are encrypted with; null: they are not */
async function openWay(certificate: string | null): Promise<string> {
	const { target } = test;
	const address = 'url' in target ? new URL(target.url) : undefined;
	const server = createServer((near) => {
		opened.add(near);
		near.on('error', () => undefined);
		// A client that wants encryption asks for it in eight bytes.
		near.once('data', (asked) => {
			const wantsTls = asked.length === 8;
			if (wantsTls) near.write(certificate === null ? 'N' : 'S');
			isEncrypted = wantsTls && certificate !== null;
			const inner =
				wantsTls && certificate !== null
					? new TLSSocket(near, {
							isServer: true,
							key: readFileSync(file(`${certificate}.key`)),
							cert: readFileSync(file(`${certificate}.crt`)),
						})
					: near;
			const far = address
				? connectSocket(Number(address.port || 5432), address.hostname)
				: connectSocket(`${'host' in target ? target.host : ''}/.s.PGSQL.5432`);
			opened.add(far);
			if (!wantsTls) far.write(asked);
			for (const [one, other] of [
				[inner, far],
				[far, inner],
			] as const) {
				one.pipe(other);
				one.on('error', () => other.destroy());
				one.on('close', () => other.destroy());
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	closers.push(() => server.close());
	const url = new URL(address?.href ?? 'postgres://x');
	if (!('url' in target)) {
		url.username = target.user;
		url.password = target.password;
		url.pathname = target.database;
	}
	const { port } = server.address() as AddressInfo;
	url.host = `127.0.0.1:${port}`;
	return url.href;
}

beforeAll(async () => {
	test = await createTestDatabase();
	makeCertificate('own', 'IP:127.0.0.1');
	makeCertificate('elsewhere', 'DNS:database.example');
	addresses['plain'] = await openWay(null);
	addresses['own'] = await openWay('own');
	addresses['elsewhere'] = await openWay('elsewhere');
});
afterAll(async () => {
	for (const close of closers) close();
	for (const socket of opened) socket.destroy();
	rmSync(folder, { recursive: true });
	await test.drop();
});

/** Whether a statement is answered, and how the connection was made. */
async function attempt(server: string, parameters: Record<string, string>): Promise<string> {
	const url = new URL(addresses[server] ?? '');
	for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
	const sql = connect({ url: url.href }, { max: 1 });
	try {
		await sql`select 1`;
		return isEncrypted ? 'answered, encrypted' : 'answered';
	} catch (error) {
		return error instanceof Error && 'code' in error ? String(error.code) : String(error);
	} finally {
		await sql.end({ timeout: 1 });
	}
}

const root = (name: string) => ({ sslrootcert: file(`${name}.crt`) });
const noTls = /^(EPROTO|ERR_SSL_\w+|ECONNRESET|CONNECTION_CLOSED)$/;

describe('sslmode', () => {
	it.each<[string, Record<string, string>, string, RegExp]>([
		['is not set', {}, 'plain', /^answered$/],
		['disable', { sslmode: 'disable' }, 'own', /^answered$/],
		['prefer', { sslmode: 'prefer' }, 'plain', /^answered$/],
		['prefer', { sslmode: 'prefer' }, 'own', /^answered, encrypted$/],
		['require', { sslmode: 'require' }, 'own', /^answered, encrypted$/],
		['require', { sslmode: 'require' }, 'elsewhere', /^answered, encrypted$/],
		['require', { sslmode: 'require' }, 'plain', noTls],
		['verify-ca', { sslmode: 'verify-ca' }, 'own', /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
		['verify-full', { sslmode: 'verify-full' }, 'own', /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
		['verify-full', { sslmode: 'verify-full' }, 'plain', noTls],
	])('%s %j, at a server that is %s', async (_what, parameters, server, outcome) => {
		expect(await attempt(server, parameters)).toMatch(outcome);
	});

	it.each<[string, string, string, RegExp]>([
		['verify-ca', 'own', 'own', /^answered, encrypted$/],
		['verify-ca', 'elsewhere', 'elsewhere', /^answered, encrypted$/],
		['verify-ca', 'elsewhere', 'own', /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
		['verify-full', 'own', 'own', /^answered, encrypted$/],
		['verify-full', 'own', 'elsewhere', /^DEPTH_ZERO_SELF_SIGNED_CERT$/],
		['verify-full', 'elsewhere', 'elsewhere', /^ERR_TLS_CERT_ALTNAME_INVALID$/],
	])('%s, at %s, with the authority of %s', async (sslmode, server, authority, outcome) => {
		expect(await attempt(server, { sslmode, ...root(authority) })).toMatch(outcome);
	});
});
