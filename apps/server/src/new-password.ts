import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * Reads a new password from standard input or the terminal. It is never a command-line argument, because every account of the
 * machine can read those.
 * @returns undefined if there is none
 */
export async function readNewPassword({
	fromInput,
}: {
	fromInput: boolean;
}): Promise<string | undefined> {
	if (fromInput) return firstLine();
	if (!process.stdin.isTTY) return undefined;
	for (;;) {
		const text = await askHidden('New password (nothing: a link to set one is made): ');
		if (text === '') return undefined;
		if (text === (await askHidden('Once more: '))) return text;
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
