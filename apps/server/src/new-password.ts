import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Letters and digits that are not confused with one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Generates a password of 99 bits that is easy to read out and type: "k7xqm-…", four groups of five. */
export function generatePassword(): string {
	const group = () =>
		Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
	return [group(), group(), group(), group()].join('-');
}

/**
 * Reads a new password from standard input or the terminal, or generates one. It is never a command-line argument, because every
 * account of the machine can read those.
 * @returns the password, and whether it was generated
 */
export async function readNewPassword({
	fromInput,
}: {
	fromInput: boolean;
}): Promise<{ text: string; isGenerated: boolean }> {
	if (fromInput) return { text: await firstLine(), isGenerated: false };
	if (!process.stdin.isTTY) return { text: generatePassword(), isGenerated: true };
	for (;;) {
		const text = await askHidden('New password (nothing: one is made for you): ');
		if (text === '') return { text: generatePassword(), isGenerated: true };
		if (text === (await askHidden('Once more: '))) return { text, isGenerated: false };
		process.stderr.write('These were two different ones.\n');
	}
}

async function firstLine(): Promise<string> {
	let text = '';
	for await (const chunk of process.stdin.setEncoding('utf8')) {
		text += chunk;
		if (text.includes('\n')) break;
	}
	return text.split(/\r?\n/, 1)[0] ?? '';
}

/** Asks a question at the terminal, without echoing the answer. */
async function askHidden(question: string): Promise<string> {
	process.stderr.write(question);
	const noEcho = new Writable({ write: (_chunk, _encoding, done) => done() });
	const reader = createInterface({ input: process.stdin, output: noEcho, terminal: true });
	reader.once('SIGINT', () => process.exit(130));
	try {
		return await reader.question('');
	} finally {
		reader.close();
		process.stderr.write('\n');
	}
}
