import { createHash } from 'node:crypto';

/**
 * A backup is text. The first line, in JSON, says what it is. Then come the tables, each with its rows as PostgreSQL's COPY
 * writes them, a line that ends them, and a line in JSON with their number and hash. The last line has the hash of everything
 * before it.
 */
export const backupFormat = 'hms-backup 1';

/** COPY writes a backslash of a value as two, so that no row is like this. */
export const endOfRows = '\\.';

/** A backup that cannot be restored; the message says why. */
export class BackupError extends Error {
	override name = 'BackupError';
}

export const damagedMessage =
	'The backup is damaged: it is not as it was written, or not all of it is there.';
const damaged = () => new BackupError(damagedMessage);

const newline = 10;
const separator = Buffer.from(`\n${endOfRows}\n`);
/** Longer than any line in JSON. */
const maxLineLength = 16 * 1024 * 1024;

/** Reads the text of a backup, part by part. Nothing of it holds before `end` has returned. */
export class BackupReader {
	readonly #parts: AsyncIterator<Buffer>;
	readonly #hash = createHash('sha256');
	/** What was read, and not yet given out. */
	#rest: Buffer = Buffer.alloc(0);

	constructor(text: AsyncIterable<Buffer>) {
		this.#parts = text[Symbol.asyncIterator]();
	}

	/** Reads on. @throws BackupError at the end of the text */
	async #more(): Promise<void> {
		const { value, done } = await this.#parts.next();
		if (done) throw damaged();
		this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
	}

	#take(length: number): Buffer {
		const taken = this.#rest.subarray(0, length);
		this.#rest = this.#rest.subarray(length);
		return taken;
	}

	async #takeLine(): Promise<Buffer> {
		for (;;) {
			const at = this.#rest.indexOf(newline);
			if (at >= 0) return this.#take(at + 1);
			if (this.#rest.length > maxLineLength) throw damaged();
			await this.#more();
		}
	}

	/** The next line, parsed from JSON. */
	async json(): Promise<unknown> {
		const line = await this.#takeLine();
		this.#hash.update(line);
		return parse(line);
	}

	/** The rows of a table, in parts that may end within a row. */
	async *rows(): AsyncGenerator<Buffer> {
		while (this.#rest.length < separator.length - 1) await this.#more();
		// Without rows the line that ends them follows the line in JSON.
		if (!this.#rest.subarray(0, separator.length - 1).equals(separator.subarray(1))) {
			for (;;) {
				const at = this.#rest.indexOf(separator);
				// What may be the beginning of the separator stays.
				const length = at >= 0 ? at + 1 : this.#rest.length - separator.length + 1;
				if (length > 0) {
					const part = this.#take(length);
					this.#hash.update(part);
					yield part;
				}
				if (at >= 0) break;
				await this.#more();
			}
		}
		this.#hash.update(this.#take(separator.length - 1));
	}

	/** Reads the last line. @throws BackupError if anything before it is not as it was written, or something follows */
	async end(): Promise<void> {
		const sha256 = this.#hash.digest('hex');
		const last = parse(await this.#takeLine());
		const { done } = await this.#parts.next();
		const isRight = typeof last === 'object' && last !== null && 'sha256' in last;
		if (!isRight || last.sha256 !== sha256 || this.#rest.length > 0 || !done) throw damaged();
	}
}

function parse(line: Buffer): unknown {
	try {
		return JSON.parse(line.toString('utf8'));
	} catch {
		throw damaged();
	}
}
