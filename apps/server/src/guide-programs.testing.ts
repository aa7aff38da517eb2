import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { callScript, root } from './scripts.testing.ts';

/** How programs in documents are run. A block of `text` is what the block above it prints. */
const languages = {
	sh: { file: 'program.sh', run: async (file: string) => ['sh', '-e', file] },
	ts: { file: 'program.ts', run: async (file: string) => [process.execPath, file] },
	python: {
		file: 'program.py',
		run: async (file: string) => [await callScript('python', 'findPython'), file],
	},
};

type Language = keyof typeof languages;

const isLanguage = (name: string): name is Language => name in languages;

/** The blocks of a page in one language, one after another: a file, or several where the text before a block names another one. */
export interface GuideProgram {
	language: Language;
	files: Map<string, string>;
	/** All that it prints, where the page says so. `…` stands for any text. */
	output: string;
}

/**
 * The programs of a page, or of what comes after one of its headings.
 * @throws Error for a block that no test would run
 */
export async function programsOf(page: string, heading = ''): Promise<GuideProgram[]> {
	const text = await readFile(join(root, page), 'utf8');
	const programs = new Map<Language, GuideProgram & { last: string }>();
	let program: (GuideProgram & { last: string }) | undefined;
	const blocks = text
		.slice(text.indexOf(heading))
		.matchAll(/((?:[^\n]+\n)*)\n?^```([^\n]*)\n(.*?)^```$/gms);
	for (const [, before = '', name = '', block = ''] of blocks) {
		if (name === 'text' && program) {
			program.output += block;
		} else if (isLanguage(name)) {
			const begun = { language: name, files: new Map(), output: '', last: languages[name].file };
			program = programs.get(name) ?? begun;
			programs.set(name, program);
			program.last = /`([\w.]+\.(?:ts|py))`.*:\n$/s.exec(before)?.[1] ?? program.last;
			program.files.set(program.last, (program.files.get(program.last) ?? '') + block);
		} else {
			throw new Error(`${page} has a block of "${name}", which no test runs`);
		}
	}
	return [...programs.values()];
}

interface Surroundings {
	folder: string;
	/** Texts of the page that stand for something else here. */
	replace: Record<string, string>;
}

/** Writes the files of a program into a folder. */
export async function writeProgram(
	{ files }: GuideProgram,
	{ folder, replace }: Surroundings,
): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, text] of files) {
		let replaced = text;
		for (const [from, to] of Object.entries(replace)) replaced = replaced.replaceAll(from, to);
		await writeFile(join(folder, name), replaced);
	}
}

/** Writes a program and runs its last file. @returns what it prints. @throws Error with that if it fails */
export async function runProgram(
	program: GuideProgram,
	surroundings: Surroundings,
): Promise<string> {
	await writeProgram(program, surroundings);
	const [command = '', ...args] = await languages[program.language].run(
		[...program.files.keys()].at(-1) ?? '',
	);
	return runTool(command, args, surroundings.folder);
}

/** Runs a program to its end. @returns what it prints. @throws Error with that if it fails */
export async function runTool(command: string, args: string[], cwd: string): Promise<string> {
	try {
		return (await promisify(execFile)(command, args, { cwd })).stdout;
	} catch (error) {
		const { stdout = '', stderr = '' } = Object(error);
		throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
	}
}

/** A text of which `…` is any part, as a pattern. */
export function patternOf(output: string): RegExp {
	const parts = output.split('…').map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*?')}$`, 's');
}
