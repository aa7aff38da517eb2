import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SUITES } from './lib/suites.mjs';
import { root } from './lib/toolchain.mjs';

const run = promisify(execFile);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const rootPackage = JSON.parse(read('package.json'));

const documents = globSync('**/*.md', {
	cwd: root,
	exclude: (path) => /(^|\/)(node_modules|\.next|\.data[^/]*|test-results)(\/|$)/.test(path),
});

/** The anchors of a page, as they are made from its headings. */
const anchorsOf = (text: string) =>
	[...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\w\- ]/g, '')
			.replaceAll(' ', '-'),
	);

/** A page without its code blocks. */
const proseOf = (text: string) => text.replace(/^```.*?^```$/gms, '');

describe.each(documents)('%s', (document) => {
	const text = read(document);

	it('has links that lead somewhere', () => {
		const links = [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
		const broken = links.filter((link) => {
			if (/^https?:/.test(link)) return false;
			const [path = '', anchor] = link.split('#');
			const file = path === '' ? document : join(dirname(document), path);
			if (!existsSync(join(root, file))) return true;
			return anchor !== undefined && !anchorsOf(read(file)).includes(anchor);
		});
		expect(broken).toEqual([]);
	});

	it('names files that exist', () => {
		const paths = [
			...proseOf(text).matchAll(
				/`((?:apps|docs|examples|lint|packages|patches|scripts|tools)\/[\w.@()/[\]-]+)`/g,
			),
		].map(([, path = '']) => path);
		expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});
});

it('lists every architecture decision by its title', () => {
	const files = globSync('[0-9]*.md', { cwd: join(root, 'docs/adr') }).sort();
	expect(files.length).toBeGreaterThan(0);
	const entries = files.map((file) => {
		const [, number, title] = /^# (\d{4})\. (.*)$/m.exec(read(join('docs/adr', file))) ?? [];
		expect(file).toMatch(new RegExp(`^${number}-`));
		return `- [${number}](${file}) ${title}`;
	});
	const listed = [...read('docs/adr/README.md').matchAll(/^- \[\d+\].*$/gm)].map(([line]) => line);
	expect(listed).toEqual(entries);
});

it('pins one Node for the product and for editors', () => {
	expect(read('.nvmrc').trim()).toBe(rootPackage.devDependencies.node);
});

interface Command {
	/** The folder that it runs in, from the root. */
	folder: string;
	words: string[];
}

/** The commands of a page's shell blocks. */
function commandsOf(document: string): Command[] {
	const blocks = [...read(document).matchAll(/^```sh\n(.*?)^```$/gms)];
	const lines = blocks.flatMap(([, block = '']) => block.split('\n'));
	return lines.flatMap((line) => {
		let folder = '.';
		return line
			.replace(/(^|\s)#.*/, '')
			.split('&&')
			.flatMap((part) => {
				const all = [...part.matchAll(/'([^']*)'|(\S+)/g)].map(
					([, quoted, plain]) => quoted ?? plain ?? '',
				);
				const words = all.slice(all.findIndex((word) => !/^[A-Z_]+=/.test(word)));
				if (words[0] === 'cd') folder = words[1] ?? '';
				return words.length === 0 || words[0] === 'cd' ? [] : [{ folder, words }];
			});
	});
}

/** Commands of npm itself. */
const npmsOwn = ['init', 'install', 'pkg'];

/** What is wrong with a command: a script, tool, suite or file that does not exist. */
function errorsOf({ folder, words: [program, ...args] }: Command): string[] {
	const files = args.filter((word) => /^[\w.-]+\/[\w./-]+$/.test(word));
	const missing = files.filter((file) => !existsSync(join(root, folder, file)));
	if (program === 'npx') {
		const [tool = ''] = args;
		const isInstalled = [folder, '.'].some((place) =>
			existsSync(join(root, place, 'node_modules/.bin', tool)),
		);
		return isInstalled ? missing : [...missing, tool];
	}
	const [first = '', second = ''] = args;
	const script = first === 'run' ? second : first;
	const suites = args.flatMap((word) => /^--only=(.*)/.exec(word)?.[1]?.split(',') ?? []);
	const unknown = suites.filter((suite) => !SUITES.some(({ name }) => name === suite));
	const ownPackage = join(folder, 'package.json');
	const { scripts } = existsSync(join(root, ownPackage))
		? JSON.parse(read(ownPackage))
		: rootPackage;
	const isKnown = npmsOwn.includes(script) || script in scripts;
	return [...missing, ...unknown, ...(isKnown ? [] : [script])];
}

/** What is wrong with the commands of npm and npx on a page. */
const errorsOn = (document: string) =>
	commandsOf(document)
		.filter(({ words: [program] }) => program === 'npm' || program === 'npx')
		.flatMap((command) => errorsOf(command).map((error) => `${command.words.join(' ')}: ${error}`));

it.each(documents)('%s has commands whose scripts, tools, suites and files exist', (document) => {
	expect(errorsOn(document)).toEqual([]);
});

describe('the commands of CONTRIBUTING.md', () => {
	const commands = commandsOf('CONTRIBUTING.md');

	it('are of npm and npx', () => {
		expect(commands.length).toBeGreaterThan(10);
		expect(new Set(commands.map(({ words: [program] }) => program))).toEqual(
			new Set(['npm', 'npx']),
		);
	});

	// Those that are quick. The suites run the other tools.
	it.each([
		{ begins: 'npx vitest run scripts/', output: 'passed' },
		{ begins: 'npx playwright test', add: ['--list'], output: 'doctors.spec.ts' },
		// It writes a migration only where the schema was changed without one.
		{ begins: 'npx drizzle-kit generate', output: 'No schema changes' },
	])('can be run: $begins', async ({ begins, add = [], output }) => {
		const command = commands.find(({ words }) => words.join(' ').startsWith(begins));
		if (!command) throw new Error(`CONTRIBUTING.md has no "${begins}"`);
		const [program = '', ...args] = [...command.words, ...add];
		const env = Object.entries(process.env).filter(
			([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name),
		);
		const { stdout, stderr } = await run(program, args, {
			cwd: join(root, command.folder),
			env: { ...Object.fromEntries(env), NO_COLOR: '1' },
		});
		expect(stdout + stderr).toContain(output);
	});
});
