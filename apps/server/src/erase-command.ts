import { createInterface } from 'node:readline/promises';
import { erasePatient, findPatientToErase } from '@hms/api';
import { accountEmail, erasureReasons } from '@hms/contracts';
import { withOwner } from '@hms/db';
import { z } from 'zod';
import { parseArguments, parseOptions, UsageError, withTarget } from './command.ts';
import { readConfig } from './config.ts';

const usage = `npm run erase -- --patient ID --by ADDRESS --reason ${erasureReasons.join('|')}

Deletes a patient with all assignments and the whole history, for ever. ID is the last part of the address of the patient's
page. ADDRESS is the e-mail address of the account of the person who has decided it. The security log keeps who, when and
why, and not which patient. The MRN is asked for before anything is deleted; it is read from the standard input.

request: the patient asked for it; mistake: registered by mistake; expiry: need not be kept any longer; order: an authority
orders it.`;

const erasure = z.strictObject({
	patient: z.uuid({ error: 'must be the id of a patient' }),
	by: accountEmail,
	reason: z.enum(erasureReasons),
});

const options = {
	patient: { type: 'string' },
	by: { type: 'string' },
	reason: { type: 'string' },
	help: { type: 'boolean' },
} as const;

/**
 * Erases one patient, after a confirmation.
 * @returns the message to print
 * @throws UsageError, DomainError, and errors of the database
 */
export async function runEraseCommand(args: string[]): Promise<string> {
	const { values, positionals } = parseArguments(args, options, usage);
	const { help, ...given } = values;
	if (help) return usage;
	if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not known.\n\n${usage}`);
	const { patient: id, ...decision } = parseOptions(erasure, given);
	return withTarget(readConfig(), (target) =>
		withOwner(target, async (db) => {
			const patient = await findPatientToErase(db, id);
			const { name, email } = patient.owner;
			const typed = await ask(
				`This deletes a patient of ${name}, ${email}, with all assignments and the whole history. It cannot be undone.\n` +
					'Type the MRN of the patient to go on: ',
			);
			if (typed.trim().toUpperCase() !== patient.mrn.toUpperCase()) {
				throw new UsageError('This is not the MRN of that patient. Nothing was deleted.');
			}
			const deleted = await erasePatient(db, patient, decision);
			return `Erased the patient, with ${deleted['mappings']} assignments and ${deleted['changes']} entries of the history.
Backups have the patient until they are deleted.`;
		}),
	);
}

/** Asks a question and reads a line. @returns an empty text at the end of the input */
async function ask(question: string): Promise<string> {
	const reader = createInterface({ input: process.stdin, output: process.stderr });
	reader.setPrompt(question);
	reader.prompt();
	try {
		for await (const line of reader) return line;
		return '';
	} finally {
		reader.close();
	}
}
