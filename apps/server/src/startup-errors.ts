import { DatabaseSetupError, databaseError, isUnavailable } from '@hms/db';
import { ConfigError } from './config.ts';

const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error ? String(error.code) : undefined;

/**
 * Describes why the product cannot run, and what to do. The text contains nothing of DATABASE_URL, because a password that is not
 * encoded can be parsed as any part of it.
 */
export function describeStartupError(error: unknown): string {
	if (error instanceof ConfigError) return `The settings cannot be used:\n${error.message}`;
	if (error instanceof DatabaseSetupError) return error.message;
	const code = codeOf(error);
	switch (code) {
		case 'EADDRINUSE': {
			const place =
				error instanceof Error && 'port' in error ? `port ${error.port}` : 'the address';
			return `Something else listens on ${place}. Stop it, or set PORT to another one.`;
		}
		case 'EADDRNOTAVAIL':
			return 'HOST is not an address of this machine.';
		case 'EACCES':
			return `This account may not use ${error instanceof Error ? error.message : 'a file or port'}.`;
		case 'ENOSPC':
			return 'The disk is full. Make room, then start again; nothing that was saved is lost.';
	}
	const cause = databaseError(error);
	if (cause?.code === '28P01' || cause?.code === '28000') {
		return 'The database does not let this account in. Look at the user and the password in DATABASE_URL.';
	}
	if (/CERT|ERR_TLS|UNABLE_TO_/.test(code ?? '')) {
		return `The certificate of the database is not trusted (${code}). Look at sslmode and sslrootcert in DATABASE_URL.`;
	}
	if (code === 'CONNECTION_READ_WRITE_NOT_FOUND') {
		return 'The database takes no writes: it is a standby, or set to be read only. Name the primary in DATABASE_URL, or all hosts, as host1:5432,host2:5432.';
	}
	if (isUnavailable(cause ?? error)) {
		// So does a server that does not encrypt, after a client that insists.
		const maybe = code === 'ECONNRESET' ? ', and encrypts connections if sslmode asks for it' : '';
		return `The database cannot be reached (${cause?.code ?? code}). Look at DATABASE_URL, and whether it runs${maybe}.`;
	}
	if (cause) return `The database refused: ${cause.message} (${cause.code}).`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
