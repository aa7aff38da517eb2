import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';

/** The values of `sslmode` in an address, as libpq has them; without one nothing is encrypted. */
export const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type SslMode = (typeof sslModes)[number];

/** The values of `target_session_attrs` in an address; both mean a server that takes writes, because the product does. */
export const sessionAttributes = ['read-write', 'primary'] as const;

/** The driver's option; an object is for Node's `tls.connect`. */
type Encryption = false | 'prefer' | 'require' | ConnectionOptions;

/** An address as the driver takes it. */
interface Address {
	/** With the first host, and without parameters. */
	url: string;
	/** The hosts to try, and the port of each; absent where the address names none. */
	host?: string[];
	port?: number[];
	/** In seconds. */
	connect_timeout?: number;
	target_session_attrs?: 'read-write';
	ssl?: Encryption;
}

const defaultPort = 5432;

/** A host that does not answer must leave time for the others; in seconds. */
const hostTimeout = 4;

/**
 * Reads the address of a database, as settings have checked it: its hosts, and how connections are encrypted. Not left to the driver,
 * which splits an IPv6 address at its colons, and knows neither `verify-ca` nor `sslrootcert`.
 */
export function readAddress(address: string): Address {
	const { before, names, behind } = splitAddress(address);
	const places = names.map(readPlace);
	const isOneOfSeveral = places.length > 1;
	const url = new URL(`${before}${names[0]}${behind}`);
	const mode = url.searchParams.get('sslmode') as SslMode | null;
	const rootFile = url.searchParams.get('sslrootcert');
	const forWriting = isOneOfSeveral || url.searchParams.has('target_session_attrs');
	url.search = '';
	return {
		url: url.href,
		...(names.join() === ''
			? {}
			: { host: places.map(({ host }) => host), port: places.map(({ port }) => port) }),
		...(isOneOfSeveral ? { connect_timeout: hostTimeout } : {}),
		...(forWriting ? { target_session_attrs: 'read-write' } : {}),
		...(mode === null ? {} : { ssl: encryptionOf(mode, rootFile) }),
	};
}

/** The address of each host of an address, and the whole with that host at the front, where it is tried first. */
export function addressesOfHosts(address: string): { alone: string; first: string }[] {
	const { before, names, behind } = splitAddress(address);
	return names.map((name) => ({
		alone: `${before}${name}${behind}`,
		first: `${before}${[name, ...names.filter((other) => other !== name)]}${behind}`,
	}));
}

function splitAddress(address: string): { before: string; names: string[]; behind: string } {
	const [, before = '', where = '', behind = ''] =
		/^(\w+:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/s.exec(address) ?? [];
	return { before, names: where.split(','), behind };
}

function readPlace(text: string): { host: string; port: number } {
	const [, ip, name = '', port] = /^(?:\[(.*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
	return { host: ip ?? name, port: port === undefined ? defaultPort : Number(port) };
}

function encryptionOf(mode: SslMode, rootFile: string | null): Encryption {
	if (mode === 'disable') return false;
	if (mode === 'prefer' || mode === 'require') return mode;
	return {
		// Otherwise those that Node trusts.
		...(rootFile === null ? {} : { ca: readFileSync(rootFile) }),
		...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
	};
}
