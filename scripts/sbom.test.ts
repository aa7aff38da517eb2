import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeSbom } from './lib/sbom.mjs';
import { root } from './lib/toolchain.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hms-sbom-'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

interface Component {
	group?: string;
	name: string;
	version: string;
	purl: string;
	licenses?: object[];
	externalReferences?: { type: string; hashes?: { alg: string; content: string }[] }[];
}
let components: Component[];
let licenses: Map<string, string>;

beforeAll(async () => {
	await writeSbom(join(folder, 'sbom.json'), join(folder, 'licenses.txt'));
	components = JSON.parse(read('sbom.json')).components;
	licenses = new Map(
		read('licenses.txt')
			.trim()
			.split('\n')
			.map((line) => {
				const [name = '', license = ''] = line.split(': ');
				return [name, license];
			}),
	);
});
afterAll(() => rmSync(folder, { recursive: true }));

const nameOf = ({ group, name }: Component) => (group ? `${group}/${name}` : name);
const others = () => components.filter(({ group }) => group !== '@hms');

it('is CycloneDX, and names what the product runs with, in the versions of the lock file', () => {
	expect(JSON.parse(read('sbom.json'))).toMatchObject({
		bomFormat: 'CycloneDX',
		specVersion: '1.6',
	});
	const { packages } = parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'));
	for (const part of others()) {
		const locked = packages[`${nameOf(part)}@${part.version}`];
		expect(locked, nameOf(part)).toBeDefined();
		const distribution = part.externalReferences?.find(({ type }) => type === 'distribution');
		const [hash] = distribution?.hashes ?? [];
		const integrity = `sha512-${Buffer.from(hash?.content ?? '', 'hex').toString('base64')}`;
		expect(integrity, nameOf(part)).toBe(locked.resolution.integrity);
	}
	const names = components.map(nameOf);
	expect(names).toEqual(
		expect.arrayContaining(['fastify', 'next', 'react', 'postgres', 'argon2', '@hms/db']),
	);
	for (const tool of ['vitest', 'newman', 'express', 'turbo']) expect(names).not.toContain(tool);
});

it('lists a licence for every package, each one that may be used', () => {
	const accepted = [
		...['MIT', 'MIT-0', '(MIT OR CC0-1.0)', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause'],
		...['Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
		// A font; data about browsers; a library that is linked dynamically.
		...['OFL-1.1', 'CC-BY-4.0', 'LGPL-3.0-or-later'],
	];
	expect(licenses.size).toBe(others().length);
	for (const part of others()) {
		const license = licenses.get(`${nameOf(part)} ${part.version}`);
		expect(accepted, `${nameOf(part)}: ${license}`).toContain(license);
	}
});
