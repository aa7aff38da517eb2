import { isIP, isIPv6 } from 'node:net';
import { hostname } from 'node:os';
import { DomainError } from '@hms/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { isLoopback } from '../config-addresses.ts';

/** The host and port of a `Host` header or URL. */
interface Authority {
	/** In lower case, without brackets and without a trailing dot. */
	name: string;
	/** Undefined where none is written. */
	port: number | undefined;
}

/** @returns undefined for a text that is no host, for example with a user name */
function authorityIn(text: string): Authority | undefined {
	const [, v6, plain = '', digits = ''] =
		/^(?:\[([\da-f:.]+)\]|([\w.~-]+))(?::(\d{0,5}))?$/i.exec(text) ?? [];
	const name = (v6 ?? plain).toLowerCase().replace(/\.$/, '');
	const port = digits === '' ? undefined : Number(digits);
	if (name === '' || (v6 !== undefined && !isIPv6(v6)) || (port ?? 0) > 65_535) return undefined;
	return { name, port };
}

/**
 * The host names that an installation answers to. An attacker can point a name of theirs to this machine, so that a browser
 * takes their page and this system for one origin (DNS rebinding): so only names that the operator chose are accepted. IP
 * addresses are accepted, because no other page can come from them.
 */
export function ownHosts({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>) {
	const listensHere = isLoopback(host.toLowerCase());
	const own = new Set<string | undefined>();
	if (publicUrl !== undefined) own.add(authorityIn(new URL(publicUrl).host)?.name);
	else if (!listensHere)
		for (const name of [host, ...namesOfMachine()]) own.add(name.toLowerCase());
	return (name: string): boolean =>
		isLoopback(name) || own.has(name) || (!listensHere && isIP(name) !== 0);
}

/** "desk", "desk.clinic.lan" and, as other machines of a small network know it, "desk.local". */
function namesOfMachine(): string[] {
	const whole = hostname();
	const short = whole.split('.')[0] ?? whole;
	return [whole, short, `${short}.local`];
}

/** Refuses requests whose host is none of the installation's names. */
export function requireOwnHost(
	app: FastifyInstance,
	config: Pick<Config, 'host' | 'publicUrl'>,
): void {
	const isOwn = ownHosts(config);
	app.addHook('onRequest', (request, _reply, done) => {
		const authority = authorityOf(request);
		if (authority && !isOwn(authority.name)) {
			throw new DomainError(
				'misdirected',
				`This system does not answer to the name "${authority.name}". ` +
					'Whoever runs it sets PUBLIC_URL to the address that people type.',
			);
		}
		done();
	});
}

/**
 * The host and port that a request is for; undefined only for HTTP/1.0 without a `Host` header.
 * @throws DomainError `validation`
 */
function authorityOf({ originalUrl, raw }: FastifyRequest): Authority | undefined {
	const [, scheme = '', target] = /^(https?):\/\/([^/?#]*)/i.exec(originalUrl) ?? [];
	const { host } = raw.headers;
	if (host === undefined && raw.httpVersion === '1.1') {
		throw new DomainError('validation', 'The Host header is missing.');
	}
	const [named, targeted] = [host, target].map((text) => {
		if (text === undefined) return undefined;
		const authority = authorityIn(text);
		if (authority) return authority;
		throw new DomainError('validation', 'The Host header is not a name or address with a port.');
	});
	if (named && targeted) {
		const usual = scheme.toLowerCase() === 'https' ? 443 : 80;
		if (named.name !== targeted.name || (named.port ?? usual) !== (targeted.port ?? usual)) {
			throw new DomainError('validation', 'The Host header and the address differ.');
		}
	}
	return targeted ?? named;
}
