import { readFile, rename, writeFile } from 'node:fs/promises';
import { type Audit, type Finding, type Head, verifyAudit } from '@hms/db';
import { z } from 'zod';
import { parseArguments, UsageError, withTarget } from './command.ts';
import { readConfig } from './config.ts';
import { unlessMissing } from './unless-missing.ts';

const usage = `npm run verify-audit [-- --anchor FILE]

Walks the history and the records of who saw patients, and names the first record of each chain that was changed, removed or
put in. With --anchor it compares the ends of the chains with those in FILE, and writes the present ones there if all is
well. Keep FILE where nobody who has the database can write.`;

const options = { anchor: { type: 'string' }, help: { type: 'boolean' } } as const;

const anchorFile = z.strictObject({
	at: z.iso.datetime(),
	heads: z.array(
		z.strictObject({
			kind: z.enum(['changes', 'accesses']),
			owner: z.guid(),
			seq: z.int().positive(),
			hash: z.hex().length(64),
			at: z.int(),
		}),
	),
});

/**
 * Runs `verify-audit`.
 * @returns what to print, and whether all is as it was written
 * @throws UsageError, and errors of the database
 */
export async function runAuditCommand(
	args: string[],
): Promise<{ text: string; isIntact: boolean }> {
	const { values, positionals } = parseArguments(args, options, usage);
	const { anchor, help } = values;
	if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not known.\n\n${usage}`);
	if (help) return { text: usage, isIntact: true };
	const kept = anchor === undefined ? [] : await readAnchor(anchor);
	const audit = await withTarget(readConfig(), (target) => verifyAudit(target, kept));
	if (audit.findings.length > 0) {
		return { text: audit.findings.map(sentenceOf).join('\n'), isIntact: false };
	}
	if (anchor !== undefined) await writeAnchor(anchor, audit.heads);
	return { text: summaryOf(audit), isIntact: true };
}

/** The heads in a file; none where there is no such file yet. @throws UsageError for another file */
async function readAnchor(path: string): Promise<Head[]> {
	let text: string | undefined;
	try {
		text = await unlessMissing(readFile(path, 'utf8'));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new UsageError(`${path} cannot be read: ${reason}`);
	}
	if (text === undefined) return [];
	try {
		return anchorFile.parse(JSON.parse(text)).heads;
	} catch {
		throw new UsageError(`${path} is not a file that verify-audit has written.`);
	}
}

/** Writes the file as a whole or not at all. @throws UsageError where that fails */
async function writeAnchor(path: string, heads: Head[]): Promise<void> {
	const text = `${JSON.stringify({ at: new Date().toISOString(), heads }, null, '\t')}\n`;
	const part = `${path}.${process.pid}.part`;
	try {
		await writeFile(part, text, { flag: 'wx' });
		await rename(part, path);
	} catch {
		throw new UsageError(`All is well, but ${path} cannot be written.`);
	}
}

const names = { changes: 'The history', accesses: 'The record of who saw patients' };

/** A finding in words. */
export function sentenceOf({ kind, owner, seq, id, what, why }: Finding): string {
	const record = [seq === null ? 'a record' : `record ${seq}`, id && `(${id})`].filter(Boolean);
	return `${names[kind]} of ${owner}: ${record.join(' ')} was ${what}: ${why}.`;
}

function summaryOf({ records, heads, unchained, erased }: Audit): string {
	return [
		`All ${records} records are as they were written, in ${heads.length} chains.`,
		...(unchained > 0 ? [`${unchained} changes are not chained yet.`] : []),
		...(erased > 0 ? [`${erased} changes were erased with their patients.`] : []),
	].join('\n');
}
