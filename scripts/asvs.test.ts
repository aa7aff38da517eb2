import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './lib/toolchain.mjs';

/** How many requirements of ASVS 5.0 each section has up to level 2. They are numbered without gaps. */
const sections = `
	V1.1 2, V1.2 9, V1.3 11, V1.4 3, V1.5 2, V2.1 3, V2.2 3, V2.3 4, V2.4 1, V3.2 2, V3.3 4, V3.4 6, V3.5 5, V3.7 2,
	V4.1 3, V4.2 1, V4.3 2, V4.4 4, V5.1 1, V5.2 3, V5.3 2, V5.4 3, V6.1 3, V6.2 12, V6.3 4, V6.4 4, V6.5 5, V6.6 3,
	V6.8 4, V7.1 3, V7.2 4, V7.3 2, V7.4 5, V7.5 2, V7.6 2, V8.1 2, V8.2 3, V8.3 1, V8.4 1, V9.1 3, V9.2 4, V10.1 2,
	V10.2 2, V10.3 4, V10.4 11, V10.5 5, V10.6 2, V10.7 3, V11.1 2, V11.2 3, V11.3 3, V11.4 4, V11.5 1, V11.6 1,
	V12.1 3, V12.2 2, V12.3 4, V13.1 1, V13.2 5, V13.3 2, V13.4 5, V14.1 2, V14.2 4, V14.3 3, V15.1 3, V15.2 3,
	V15.3 7, V16.1 1, V16.2 5, V16.3 4, V16.4 3, V16.5 3, V17.1 1, V17.2 4, V17.3 2`;

const ids = sections.split(',').flatMap((text) => {
	const [section = '', count] = text.trim().split(' ');
	return Array.from({ length: Number(count) }, (_, index) => `${section}.${index + 1}`);
});

const kinds = ['met:', 'not applicable because', 'operator:', 'open because'] as const;

interface Row {
	id: string;
	asked: string;
	kind: (typeof kinds)[number] | undefined;
	/** What follows the kind. */
	how: string;
	proof: string;
}

const page = readFileSync(join(root, 'docs/asvs.md'), 'utf8');
const rows = [...page.matchAll(/^\| (V[\d.]+) +\|(.*)\|$/gm)].map(
	([, id = '', cells = '']): Row => {
		const [asked = '', told = '', proof = ''] = cells.split('|').map((cell) => cell.trim());
		const kind = kinds.find((one) => told.startsWith(`${one} `));
		return { id, asked, kind, how: told.slice(kind?.length).trim(), proof };
	},
);

const linked = (text: string) =>
	[...text.matchAll(/\]\(([^)#]*)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);

/** Tests, or what the linter runs with. That the files exist is tested for all documents. */
const isProof = (path: string) => /\.(test|spec)\.ts$|\/biome\.json$/.test(path);

/** What is wrong with a row. */
function faultsOf({ id, asked, kind, how, proof }: Row): string[] {
	const proofs = linked(proof);
	const isRead = proof === 'reading' && linked(how).length > 0;
	const faults: [boolean, string][] = [
		[asked === '' || how === '', 'has an empty cell'],
		[kind === undefined, 'does not begin with one of the four words'],
		[!proofs.every(isProof), 'names a proof that is no test'],
		[kind === 'met:' && proofs.length === 0 && !isRead, 'is not proved'],
		[
			kind === 'operator:' && !linked(how).includes('operations.md'),
			'names no page for the operator',
		],
	];
	return faults.filter(([isFault]) => isFault).map(([, fault]) => `${id} ${fault}`);
}

describe('the table of ASVS', () => {
	it('has each requirement once, in order', () => {
		expect(ids).toHaveLength(253);
		expect(rows.map(({ id }) => id)).toEqual(ids);
	});

	it('has its sentence with the right counts', () => {
		const [met, notApplicable, operator, open] = kinds.map(
			(kind) => rows.filter((row) => row.kind === kind).length,
		);
		const counts = `${met} are met, ${notApplicable} are not applicable, ${operator} are for the operator, ${open} are open`;
		expect(page.replaceAll(/\s+/g, ' ')).toContain(counts);
		const security = readFileSync(join(root, 'docs/security.md'), 'utf8').replaceAll(/\s+/g, ' ');
		expect(security).toContain(counts);
	});

	it('says of each one of four things, and by what it is proved', () => {
		expect(rows.flatMap(faultsOf)).toEqual([]);
	});
});
