import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';

/** The values of `sslmode` in an address, as libpq has them; without one nothing is encrypted. */
export const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type SslMode = (typeof sslModes)[number];

/** The driver's option; an object is for Node's `tls.connect`. */
type Encryption = false | 'prefer' | 'require' | ConnectionOptions;

/**
 * How connections to an address are encrypted, as its `sslmode` and `sslrootcert` say, and the address without the two. Not left
 * to the driver, which knows neither `verify-ca` nor `sslrootcert`, and compares no certificate with an IP address.
 */
export function readEncryption(address: string): { url: string; ssl?: Encryption } {
	const url = new URL(address);
	// Settings check it.
	const mode = url.searchParams.get('sslmode') as SslMode | null;
	const rootFile = url.searchParams.get('sslrootcert');
	url.searchParams.delete('sslmode');
	url.searchParams.delete('sslrootcert');
	if (mode === null) return { url: url.href };
	return { url: url.href, ssl: encryptionOf(mode, url.hostname, rootFile) };
}

function encryptionOf(mode: SslMode, hostname: string, rootFile: string | null): Encryption {
	if (mode === 'disable') return false;
	if (mode === 'prefer' || mode === 'require') return mode;
	return {
		// What a certificate is compared with.
		host: hostname.replace(/^\[(.*)\]$/, '$1'),
		// Otherwise those that Node trusts.
		...(rootFile === null ? {} : { ca: readFileSync(rootFile) }),
		...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
	};
}
