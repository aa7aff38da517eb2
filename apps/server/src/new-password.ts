import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Letters and digits that nobody takes for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of 99 bits, to be read out or typed: "k7xqm-…", four groups of five. */
export function generatePassword(): string {
	const group = () =>
		Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
	return [group(), group(), group(), group()].join('-');
}

/**
 * A password from where it leaves no trace: not from the words of a command, which every account of a machine can see.
 * @returns the password, and whether it was made here and nobody knows it yet
 */
export async function readNewPassword({
	fromInput,
}: {
	fromInput: boolean;
}): Promise<{ text: string; isMade: boolean }> {
	if (fromInput) return { text: await firstLine(), isMade: false };
	if (!process.stdin.isTTY) return { text: generatePassword(), isMade: true };
	for (;;) {
		const text = await askHidden('New password (nothing: one is made for you): ');
		if (text === '') return { text: generatePassword(), isMade: true };
		if (text === (await askHidden('Once more: '))) return { text, isMade: false };
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

/** Asks at the terminal, which shows nothing of the answer. */
async function askHidden(question: string): Promise<string> {
	process.stderr.write(question);
	const dark = new Writable({ write: (_chunk, _encoding, done) => done() });
	const reader = createInterface({ input: process.stdin, output: dark, terminal: true });
	reader.once('SIGINT', () => process.exit(130));
	try {
		return await reader.question('');
	} finally {
		reader.close();
		process.stderr.write('\n');
	}
}
