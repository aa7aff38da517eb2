import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { mapping, mappingList, patient, patientPage } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownTypeScript, strictest } from './client-package.testing.ts';
import {
	type GuideProgram,
	patternOf,
	programsOf,
	runProgram,
	runTool,
	writeProgram,
} from './guide-programs.testing.ts';
import { root } from './scripts.testing.ts';
import { openServer } from './testing.ts';

const pages = globSync('docs/guides/*.md', { cwd: root }).sort();

const programOf = async (page: string, language: string, heading?: string) => {
	const program = (await programsOf(page, heading)).find((one) => one.language === language);
	if (!program) throw new Error(`${page} has no program in ${language}`);
	return program;
};

/** Registers the account of the guides; the commands of other pages continue it. */
const introduction = await programOf('docs/guides/README.md', 'sh');
/** Makes the folder of a program in TypeScript. */
const installation = await programOf('docs/guides/typescript.md', 'sh');

let folder: string;
let project: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'guides-'));
	project = join(folder, 'my-program');
	await runProgram(installation, { folder, replace: { '~/hms': root, '~/my-program': project } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs programs in a folder, on one new installation. @returns what the last one prints */
async function run(place: string, ...programs: GuideProgram[]): Promise<string> {
	const server = await openServer();
	const surroundings = {
		folder: join(project, place),
		replace: { 'http://127.0.0.1:3000': server.url, 'http://127.0.0.1:3100': server.url },
	};
	try {
		let printed = '';
		for (const program of programs) printed = await runProgram(program, surroundings);
		return printed;
	} finally {
		await server.close();
	}
}

const textOf = ({ files }: GuideProgram) => [...files.values()].join('\n');

/** A program of the shell with the introduction before it. */
function continued(program: GuideProgram): GuideProgram {
	const text = [introduction, program].map(textOf).join('\n');
	return { ...program, files: new Map([['program.sh', text]]) };
}

/** The programs of all pages; the introduction runs before each, and the installation before all. */
const programs = (
	await Promise.all(
		pages.map(async (page) => (await programsOf(page)).map((program) => ({ page, program }))),
	)
)
	.flat()
	.filter(({ program }) => ![introduction, installation].map(textOf).includes(textOf(program)))
	.map(({ page, program }) => ({ page, program, language: program.language }));

it.each(programs)('$page does what it says in $language', async ({ page, program, language }) => {
	const place = `${basename(page, '.md')}-${language}`;
	const printed =
		language === 'sh'
			? await run(place, continued(program))
			: await run(place, introduction, program);
	// What prints nothing of its own, such as a runner of tests, still has to end well.
	if (program.output) expect(printed).toMatch(patternOf(program.output));
});

it('has programs that the compiler accepts with strict settings', async () => {
	for (const page of pages) {
		const [program] = (await programsOf(page)).filter(({ language }) => language === 'ts');
		const place = { folder: join(project, 'types', basename(page, '.md')), replace: {} };
		if (program) await writeProgram(program, place);
	}
	await writeFile(
		join(project, 'tsconfig.json'),
		JSON.stringify({
			compilerOptions: {
				...strictest,
				rootDir: '.',
				module: 'nodenext',
				noEmit: true,
				allowImportingTsExtensions: true,
				types: ['node'],
				typeRoots: [join(root, 'node_modules/@types')],
			},
			include: ['types'],
		}),
	);
	await runTool(ownTypeScript, ['--project', 'tsconfig.json'], project);
});

it('begins with a program that is JavaScript too', async () => {
	const program = await programOf('docs/guides/typescript.md', 'ts');
	const files = new Map([['program.mjs', textOf(program)]]);
	const printed = await run('javascript', introduction, { ...program, files });
	expect(printed).toMatch(patternOf(program.output));
});

describe('README.md', () => {
	const inTwoMinutes = '## The API in two minutes';

	it('has a REST session that works when it is pasted', async () => {
		const stdout = await run('readme', await programOf('README.md', 'sh', inTwoMinutes));
		const [assigned = '', team = '', found = '', replaced = '', ...archived] = stdout.split('\n');
		const made = mapping.parse(JSON.parse(assigned));
		expect(made).toMatchObject({
			isPrimary: true,
			patient: { familyName: 'Lovelace' },
			doctor: { familyName: 'Hopper' },
		});
		expect(mappingList.parse(JSON.parse(team)).items).toEqual([made]);
		expect(patientPage.parse(JSON.parse(found)).items).toMatchObject([
			{ id: made.patientId, dateOfBirth: '1990-12-10' },
		]);
		expect(patient.parse(JSON.parse(replaced))).toMatchObject({
			familyName: 'King',
			dateOfBirth: null,
			version: 2,
		});
		expect(archived[0]?.trim()).toBe('HTTP/1.1 204 No Content');
	});

	it('has a program in TypeScript that continues it', async () => {
		const programs = await programsOf('README.md', inTwoMinutes);
		expect(programs.map(({ language }) => language)).toEqual(['sh', 'ts']);
		await run('readme', ...programs);
	});
});
