import { BlockList, isIP, isIPv6 } from 'node:net';
import { hostname } from 'node:os';
import { DomainError } from '@hms/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/** A name or address with the port behind it, as a `Host` header and a URL have them. */
interface Authority {
	/** In lower case, without brackets and without the dot that may end a name. */
	name: string;
	/** Undefined where none is written. */
	port: number | undefined;
}

/** @returns undefined for what is not written as a host, with a user's name before it for example */
function authorityIn(text: string): Authority | undefined {
	const [, v6, plain = '', digits = ''] =
		/^(?:\[([\da-f:.]+)\]|([\w.~-]+))(?::(\d{0,5}))?$/i.exec(text) ?? [];
	const name = (v6 ?? plain).toLowerCase().replace(/\.$/, '');
	const port = digits === '' ? undefined : Number(digits);
	if (name === '' || (v6 !== undefined && !isIPv6(v6)) || (port ?? 0) > 65_535) return undefined;
	return { name, port };
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Whether a name or address never leaves this machine, whatever a name server says. */
export function isLoopback(name: string): boolean {
	const family = isIP(name);
	if (family === 0) return name === 'localhost' || name.endsWith('.localhost');
	return loopback.check(name, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * The names that an installation answers to. Anybody can make a name of theirs lead to this machine, and have a browser
 * here take their page and this system for one (DNS rebinding): so a name counts only where somebody here chose it. An
 * address is no name; nobody else's page can come from it.
 */
export function ownNames({ host, publicUrl }: Pick<Config, 'host' | 'publicUrl'>) {
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

/** Answers only who asks for this system by one of its names. */
export function requireOwnName(
	app: FastifyInstance,
	config: Pick<Config, 'host' | 'publicUrl'>,
): void {
	const isOwn = ownNames(config);
	app.addHook('onRequest', (request, _reply, done) => {
		const asked = authorityOf(request);
		if (asked && !isOwn(asked.name)) {
			throw new DomainError(
				'misdirected',
				`This system does not answer to the name "${asked.name}". ` +
					'Whoever runs it sets PUBLIC_URL to the address that people type.',
			);
		}
		done();
	});
}

/**
 * By which name a request asks for this system; undefined only for HTTP/1.0 without one.
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
