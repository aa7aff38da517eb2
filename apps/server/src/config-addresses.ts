import { accessSync, constants } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { sessionAttributes, sslModes } from '@hms/db';
import { z } from 'zod';

// Each setting is used completely or refused; no part of it is ignored.

/** The URL that people type, as an origin, because no other part of it has an effect. */
export const publicUrl = z
	.string()
	.trim()
	.refine((text) => /^https?:\/\/[^/?#@\\\s]+\/?$/i.test(text) && URL.canParse(text), {
		error:
			'must be the address that people type, like https://clinic.example: no path, query or user name',
	})
	.transform((text) => new URL(text).origin);

/** The address to listen on. */
export const host = z
	.string()
	.trim()
	.refine((text) => isIP(text) !== 0 || /^[a-z\d](?:[\w.-]*[\w.])?$/i.test(text), {
		error:
			'must be an address or name of this machine, like 127.0.0.1, :: or localhost; the port is PORT',
	});

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether a name or address is a loopback one, independent of any name server. */
export function isLoopback(name: string): boolean {
	const family = isIP(name);
	if (family === 0) return name === 'localhost' || name.endsWith('.localhost');
	return loopback.check(name, family === 6 ? 'ipv6' : 'ipv4');
}

/** Addresses and networks, separated by commas. */
export const trustedProxies = z.string().refine((text) => text.split(',').every(isNetwork), {
	error: 'must be the addresses of the proxies, like 127.0.0.1 or 10.0.0.0/8, separated by commas',
});

function isNetwork(text: string): boolean {
	const [address = '', bits, ...more] = text.trim().split('/');
	const widest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
	const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
	return widest > 0 && fits && more.length === 0;
}

/** The URL of a mail server. Errors contain nothing of it, because it may have a password. */
export const smtpUrl = z
	.string()
	.trim()
	.refine((text) => /^smtps?:\/\/[^/?#\s]+\/?$/i.test(text) && URL.canParse(text), {
		error:
			'must be the address of a mail server, like smtp://mail.clinic.example:587 or smtps://user:password@mail.clinic.example; ' +
			'in a name or password write @ as %40, / as %2F, # as %23, ? as %3F, % as %25, : as %3A, space as %20',
	});

/**
 * The URL of a PostgreSQL database, with each part encoded. Errors contain nothing of it, because a password that is not encoded
 * can be parsed as any part.
 */
export const databaseUrl = z.string().transform((text, ctx) => {
	const url = databaseUrlIn(text.trim());
	if (typeof url === 'string') return url;
	ctx.addIssue({ code: 'custom', message: url.error });
	return z.NEVER;
});

const urlErrors = {
	scheme: 'must be the address of a PostgreSQL, like postgres://user:password@host:5432/database',
	encoding:
		'is not written as an address. If its password holds other characters than letters and digits, write them encoded: ' +
		'@ as %40, / as %2F, # as %23, ? as %3F, % as %25, : as %3A, space as %20',
	fragment: 'must not hold a # that is not written %23',
	hosts: 'names an empty host; name hosts as host1:5432,host2:5432',
	parameters:
		'must have no parameters but target_session_attrs, sslmode and sslrootcert, each once',
	attributes: `must have one of these as target_session_attrs, because the product writes: ${sessionAttributes.join(', ')}`,
	sslMode: `must have one of these as sslmode: ${sslModes.join(', ')}`,
	unusedRoot: 'must have sslmode=verify-full or sslmode=verify-ca beside sslrootcert',
	noRoot: 'names a file as sslrootcert that cannot be read',
};

function databaseUrlIn(text: string): string | { error: string } {
	const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/is.exec(text) ?? [];
	if (rest === undefined) return { error: urlErrors.scheme };
	// An @ after the first / ? or # may belong to the password.
	const [authority = ''] = rest.split(/[/?#]/, 1);
	const tail = rest.slice(authority.length);
	if (/[@\s\\]/.test(tail) || /%(?![\da-f]{2})/i.test(rest)) return { error: urlErrors.encoding };
	if (tail.includes('#')) return { error: urlErrors.fragment };
	// A name or password can contain an @, a host cannot.
	const at = authority.lastIndexOf('@');
	const user = authority.slice(0, Math.max(at, 0));
	const where = authority.slice(at + 1);
	const hosts = where.split(',');
	if (hosts.length > 1 && hosts.includes('')) return { error: urlErrors.hosts };
	const [, database = '', search = ''] = /^\/?([^/?]*)(\?.*)?$/s.exec(tail) ?? [];
	if (tail.replace(/^\//, '') !== database + search) return { error: urlErrors.encoding };
	if (!hosts.every((one) => /^(\[[\da-f:.]+\]|[\w.-]*)(:\d{1,5})?$/i.test(one))) {
		return { error: urlErrors.encoding };
	}
	const [name = '', ...password] = user.split(':');
	const credentials = encodeOnce([name, password.join(':')])
		?.join(':')
		.replace(/:$/, '');
	if (credentials === undefined) return { error: urlErrors.encoding };
	const withHosts = (place: string) =>
		`postgres://${credentials && `${credentials}@`}${place}/${database}${search}`;
	if (!hosts.every((one) => URL.canParse(withHosts(one)))) return { error: urlErrors.encoding };
	const error = parameterError(new URLSearchParams(search));
	return error === undefined ? withHosts(where) : { error };
}

/** What is wrong with the parameters of an address. */
function parameterError(parameters: URLSearchParams): string | undefined {
	const {
		target_session_attrs: attributes,
		sslmode: mode,
		sslrootcert: root,
		...others
	} = Object.fromEntries(parameters);
	const isOnce = parameters.size === new Set(parameters.keys()).size;
	if (!isOnce || Object.keys(others).length > 0) return urlErrors.parameters;
	if (attributes !== undefined && !sessionAttributes.some((known) => known === attributes)) {
		return urlErrors.attributes;
	}
	if (mode !== undefined && !sslModes.some((known) => known === mode)) return urlErrors.sslMode;
	if (root === undefined) return undefined;
	if (!mode?.startsWith('verify-')) return urlErrors.unusedRoot;
	try {
		accessSync(root, constants.R_OK);
		return undefined;
	} catch {
		return urlErrors.noRoot;
	}
}

/** Encodes texts, parts of which may be encoded already; undefined if a part does not decode to text. */
function encodeOnce(texts: string[]): string[] | undefined {
	try {
		return texts.map((text) => encodeURIComponent(decodeURIComponent(text)));
	} catch {
		return undefined;
	}
}
