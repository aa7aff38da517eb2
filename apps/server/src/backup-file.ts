// A backup as a file: text, compressed by Zstandard, and encrypted in age's format where there is a key.

import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline as callbackPipeline, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { BackupError, damagedMessage } from '@hms/db';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { momentIn, partOf, wholeOf } from './backup-name.ts';

const secretPrefix = 'AGE-SECRET-KEY-';
const encryptedMagic = Buffer.from('age-encryption.org/v1\n');
const plainMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

const fileErrors = /^(EACCES|EDQUOT|EEXIST|EFBIG|EIO|EISDIR|ENOENT|ENOSPC|ENOTDIR|EPERM|EROFS)$/;

/** BACKUP_KEY encrypts nothing. */
export class BackupKeyError extends BackupError {}

/** An error of the file system as one with a sentence; any other as it is. */
function explain(error: unknown, what: string): unknown {
	if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error;
	const isOfFile = error.syscall !== 'connect' && fileErrors.test(String(error.code));
	return isOfFile ? new BackupError(`${what} (${error.code}).`, { cause: error }) : error;
}

interface WriteOptions {
	/** Encrypts; undefined: it is not encrypted. */
	key: string | undefined;
	replace?: boolean;
	/** Aborted, nothing is left of it. */
	signal?: AbortSignal | undefined;
}

/**
 * Writes a backup: beside its place, and into it when all of it is on the disk and was read again. Nobody else may write one
 * into the folder meanwhile.
 * @returns bytes
 * @throws BackupError if the file is there already and is not to be replaced, or cannot be written
 */
export async function writeBackup(
	file: string,
	text: AsyncIterable<Buffer>,
	{ key, replace = false, signal }: WriteOptions,
): Promise<number> {
	const folder = dirname(file);
	const part = join(folder, partOf(basename(file)));
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		await removeParts(folder, basename(file));
		const handle = await open(part, 'wx', 0o600);
		try {
			const written = handle.createWriteStream({ flush: true });
			const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
			const hash = createHash('sha256');
			const stored = async function* (parts: AsyncIterable<Uint8Array>) {
				for await (const stored of encrypting(key)(parts)) {
					hash.update(stored);
					yield stored;
				}
			};
			await pipeline(Readable.from(text), compress, stored, written, { signal });
			await requireStored(part, hash.digest());
			await putInPlace(part, file, replace);
			return written.bytesWritten;
		} finally {
			await rm(part, { force: true });
		}
	} catch (error) {
		throw explain(error, `The backup cannot be written to ${file}`);
	}
}

/** Removes what backups that were killed have left. */
async function removeParts(folder: string, name: string): Promise<void> {
	for (const part of await readdir(folder)) {
		const whole = wholeOf(part);
		if (whole !== undefined && (whole === name || momentIn(whole))) {
			await rm(join(folder, part), { force: true });
		}
	}
}

/** @throws BackupError if a file is not as it was written */
async function requireStored(file: string, sha256: Buffer): Promise<void> {
	const hash = createHash('sha256');
	for await (const part of createReadStream(file)) hash.update(part);
	if (!hash.digest().equals(sha256)) {
		throw new BackupError(`${file} is not on the disk as it was written. Look at the disk.`);
	}
}

async function putInPlace(part: string, file: string, replace: boolean): Promise<void> {
	if (replace) await rename(part, file);
	else {
		// Fails where there is such a file, as renaming does not.
		await link(part, file).catch((error: NodeJS.ErrnoException) => {
			throw error.code === 'EEXIST' ? new BackupError(`${file} is there already.`) : error;
		});
	}
	const folder = await open(dirname(file));
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

const encrypting = (key: string | undefined) =>
	async function* (parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		if (key === undefined) return yield* parts;
		const encrypter = new Encrypter();
		try {
			encrypter.addRecipient(key.startsWith(secretPrefix) ? await identityToRecipient(key) : key);
		} catch (cause) {
			throw new BackupKeyError('BACKUP_KEY is mistyped: its checksum is wrong.', { cause });
		}
		yield* await encrypter.encrypt(ReadableStream.from(parts));
	};

/**
 * Reads a backup.
 * @param key decrypts
 * @param work gets the text; whether all of it is there shows only at its end
 * @throws BackupError if there is no such file, it is no backup or damaged, or the key is not its own
 */
export async function readBackup<T>(
	file: string,
	key: string | undefined,
	work: (text: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
	try {
		const handle = await open(file);
		try {
			const stored = await openStored(handle, file, key);
			return await work(decompressed(stored));
		} finally {
			await handle.close();
		}
	} catch (error) {
		throw explain(error, `The backup cannot be read from ${file}`);
	}
}

/** What is stored, decrypted. */
async function openStored(
	handle: FileHandle,
	file: string,
	key: string | undefined,
): Promise<Readable> {
	const encrypted = await isEncrypted(handle, file);
	if (!encrypted && key !== undefined) {
		throw new BackupError(
			`${file} is not encrypted, and BACKUP_KEY is set: somebody else may have put it there. To use it nevertheless, unset BACKUP_KEY.`,
		);
	}
	const stored = handle.createReadStream({ start: 0, autoClose: false });
	return encrypted ? decrypted(stored, key) : stored;
}

async function isEncrypted(handle: FileHandle, file: string): Promise<boolean> {
	const { buffer, bytesRead } = await handle.read(Buffer.alloc(encryptedMagic.length), {
		position: 0,
	});
	const beginning = buffer.subarray(0, bytesRead);
	if (beginning.equals(encryptedMagic)) return true;
	if (beginning.subarray(0, plainMagic.length).equals(plainMagic)) return false;
	throw new BackupError(`${file} is no backup of this product.`);
}

/** Whether a file begins like a backup, so that it is not empty or something else. */
export async function looksLikeBackup(file: string): Promise<boolean> {
	const handle = await open(file);
	try {
		await isEncrypted(handle, file);
		return true;
	} catch (error) {
		if (error instanceof BackupError) return false;
		throw error;
	} finally {
		await handle.close();
	}
}

async function decrypted(stored: ReadStream, key: string | undefined): Promise<Readable> {
	if (!key?.startsWith(secretPrefix)) {
		throw new BackupError(
			`The backup is encrypted. Set BACKUP_KEY to the secret key, which begins with ${secretPrefix}.`,
		);
	}
	const decrypter = new Decrypter();
	try {
		decrypter.addIdentity(key);
		return Readable.from(await decrypter.decrypt(ReadableStream.from(stored)));
	} catch (cause) {
		throw new BackupError('BACKUP_KEY is not the key of this backup, or the backup is damaged.', {
			cause,
		});
	}
}

async function* decompressed(compressed: Readable): AsyncGenerator<Buffer> {
	const text = callbackPipeline(compressed, createZstdDecompress(), () => undefined);
	try {
		for await (const part of text) yield part;
	} catch (cause) {
		if (cause instanceof Error && 'syscall' in cause) throw cause;
		throw new BackupError(damagedMessage, { cause });
	}
}
