import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { textsOf } from './source-texts.testing.ts';

const app = join(import.meta.dirname, '../../app/[locale]');
const source = textsOf('en-GB.json');
const namespaces = new Set([...source.keys()].map((key) => key.split('.')[0] ?? ''));

const read = (file: string) => readFileSync(file, 'utf8');
const importOf =
	/(?:^import (?!type )(?:[^;]*? from )?|^export [^;]*? from |import\()'(\.[^']+)'/gm;

/** The files that a file is made of, itself included; parts that are loaded later belong to it. */
function withImports(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file) || !/\.tsx?$/.test(file)) return found;
	found.add(file);
	for (const [, path = ''] of read(file).matchAll(importOf)) {
		withImports(join(dirname(file), path), found);
	}
	return found;
}

/** The namespaces of the keys in files. */
function usedIn(files: Iterable<string>): Set<string> {
	const used = new Set<string>();
	for (const file of files) {
		for (const [, key = ''] of read(file).matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)) {
			if (source.has(key)) used.add(key.split('.')[0] ?? '');
		}
	}
	return used;
}

/** The namespaces that a page or layout provides: `<Texts of={['auth', 'frame']}>`. */
function providedBy(file: string): string[] {
	const lists = read(file).matchAll(/<Texts of=\{\[([^\]]*)\]\}/g);
	return [...lists].flatMap(([, list = '']) =>
		[...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
	);
}

const filesOfApp = readdirSync(app, { recursive: true, encoding: 'utf8' });

/** The layouts around a file, which provide texts for it too. */
const layoutsAround = (file: string) =>
	filesOfApp
		.filter((name) => name.endsWith('layout.tsx'))
		.filter((name) => name !== file && !relative(dirname(name), file).startsWith('..'));

test.each(filesOfApp.filter((name) => /(page|layout|error|not-found)\.tsx$/.test(name)))(
	'%s has the texts that its components use',
	(name) => {
		const provided = [name, ...layoutsAround(name)].flatMap((one) => providedBy(join(app, one)));
		expect(provided.filter((one) => !namespaces.has(one))).toEqual([]);
		const used = usedIn(withImports(join(app, name)));
		expect([...used].filter((one) => !provided.includes(one))).toEqual([]);
	},
);
