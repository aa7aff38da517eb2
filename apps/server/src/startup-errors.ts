import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { DatabaseSetupError, databaseError, isDiskFull, isUnavailable } from '@hms/db';
import { ConfigError } from './config.ts';

const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** The folder that a call to the file system was about; undefined for an error of another kind. */
function folderOf(error: unknown): string | undefined {
	if (!(error instanceof Error && 'path' in error && 'syscall' in error)) return undefined;
	const path = String(error.path);
	if (error.syscall === 'mkdir') return path;
	return error.syscall === 'connect' ? undefined : dirname(path);
}

/**
 * Describes why the product cannot run, and what to do. The text contains nothing of DATABASE_URL, because a password that is not
 * encoded can be parsed as any part of it.
 */
export function describeStartupError(error: unknown): string {
	if (error instanceof ConfigError) return `The settings cannot be used:\n${error.message}`;
	if (error instanceof DatabaseSetupError) return error.message;
	const code = codeOf(error);
	const folder = folderOf(error);
	switch (code) {
		case 'EADDRINUSE': {
			const place =
				error instanceof Error && 'port' in error ? `port ${error.port}` : 'the address';
			return `Something else listens on ${place}. Stop it, or set PORT to another one.`;
		}
		case 'EADDRNOTAVAIL':
			return 'HOST is not an address of this machine.';
		case 'EACCES':
		case 'EPERM':
			return folder === undefined
				? 'This account may not listen on PORT; ports below 1024 are for administrators. Set PORT to another one.'
				: `This account, ${userInfo().username}, may not write in ${folder}. Give it that folder (chown -R ${userInfo().username} ${folder}), or set DATA_DIR to another one.`;
		case 'EROFS':
			return `${folder} cannot be written, because its file system is mounted read-only. Mount it for writing, or set DATA_DIR to a folder on another one.`;
		case 'ENOTDIR':
		case 'EEXIST':
			return `${folder} is not a folder. Set DATA_DIR to one.`;
		case 'ENOENT':
			// Node's answer where a folder is to be made on a file system that is mounted read-only.
			if (folder === undefined) break;
			return `${folder} cannot be made. Set DATA_DIR to a folder that can be written.`;
		case 'ENOSPC':
		case 'EDQUOT':
			return `The disk of ${folder ?? 'DATA_DIR'} is full, or this account may use no more of it. Make room, then start again; nothing that was saved is lost.`;
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
	if (isDiskFull(cause)) {
		return 'The disk of the database is full. Make room, then start again; nothing that was saved is lost.';
	}
	if (cause) return `The database refused: ${cause.message} (${cause.code}).`;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
