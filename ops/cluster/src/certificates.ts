import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const openssl = (folder: string, ...args: string[]) =>
	promisify(execFile)('openssl', args, { cwd: folder });

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];

/**
 * Makes an authority, and one certificate for all machines: `ca.crt`, `machine.crt`, `machine.key`, and `haproxy.pem` with both in
 * one file, as HAProxy reads them. On real machines each has a certificate of its own.
 */
export async function makeCertificates(folder: string, addresses: string[]): Promise<void> {
	const authority = [
		'-keyout',
		'ca.key',
		'-out',
		'ca.crt',
		'-days',
		'2',
		'-subj',
		'/CN=HMS cluster',
	];
	await openssl(folder, 'req', '-x509', ...newKey, ...authority);
	await openssl(
		folder,
		...['req', '-x509', ...newKey, '-CA', 'ca.crt', '-CAkey', 'ca.key'],
		...['-keyout', 'machine.key', '-out', 'machine.crt', '-days', '2', '-subj', '/CN=machine'],
		...['-addext', 'basicConstraints=critical,CA:FALSE'],
		...['-addext', `subjectAltName=${addresses.map((address) => `IP:${address}`).join()}`],
	);
	const parts = await Promise.all(
		['machine.crt', 'machine.key'].map((name) => readFile(join(folder, name), 'utf8')),
	);
	await writeFile(join(folder, 'haproxy.pem'), parts.join(''), { mode: 0o600 });
}

/** A key that tokens are signed with, as `SIGNING_KEYS` has it. */
export function makeSigningKeys(): string {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'rehearsal' }] });
}
