import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { accountCount } from './accounts.ts';
import { sessionKinds } from './sessions.ts';
import { works } from './works.ts';

/** Whom the product is compared with. */
const peers = ['express', 'floor', 'limit', 'directus'] as const;

/** The usual peers need nothing that is not installed already. */
const usualPeers = 'express,floor,limit';

/** Ends the program with what is wrong with its options. */
function refuse(message: string): never {
	console.error(`${message}\nThe options are in docs/performance.md.`);
	process.exit(2);
}

const knownOptions = {
	/** Works whose names contain one of these. */
	only: { type: 'string', default: '' },
	sessions: { type: 'string', default: sessionKinds.join() },
	connections: { type: 'string', default: '16' },
	patients: { type: 'string', default: '10000' },
	/** How many accounts share the patients: 64, or 1. */
	owners: { type: 'string', default: String(accountCount) },
	rounds: { type: 'string' },
	seconds: { type: 'string', default: '3' },
	peers: { type: 'string' },
	/** The folder of another checkout, installed and built, whose product this one's is compared with. */
	against: { type: 'string' },
	/** Browsers take compressed answers, as they do wherever no proxy stands before the product. */
	gzip: { type: 'boolean', default: false },
	/** Compares with the product while `npm run backup` runs, and looks at the memory of that. */
	backup: { type: 'boolean', default: false },
	/** Goes on with the mix for so many seconds, and looks at the memory. */
	soak: { type: 'string', default: '0' },
	/** Prints what tables and indexes take, how long a backup and a vacuum take, and the product's memory while idle. */
	sizes: { type: 'boolean', default: false },
	/** Puts overload on the product, and looks at its rate before, meanwhile and afterwards; nothing else is measured. */
	overload: { type: 'boolean', default: false },
	folder: { type: 'string', default: resolve('.data-bench') },
	/** Keeps the figures in `results/` by this name. */
	save: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

function parse() {
	try {
		return parseArgs({ options: knownOptions }).values;
	} catch (error) {
		return refuse(error instanceof Error ? error.message : String(error));
	}
}

const values = parse();

function chosen<Name extends string>(all: readonly Name[], text: string, option: string): Name[] {
	const names = text.split(',').filter((name) => name !== '');
	const unknown = names.find((name) => !all.some((one) => one === name));
	if (unknown !== undefined) {
		refuse(`--${option}: there is no ${unknown}, only ${all.join(', ')}`);
	}
	return all.filter((one) => names.includes(one));
}

function numbers(text: string, option: string): number[] {
	return text.split(',').map((part) => {
		if (!/^\d+(\.\d+)?$/.test(part)) refuse(`--${option}: ${part} is not a number`);
		return Number(part);
	});
}

const number = (text: string, option: string) => numbers(text, option)[0] ?? 0;

const names = values.only.split(',');
const chosenWorks = works.filter(({ name }) => names.some((part) => name.includes(part)));
if (chosenWorks.length === 0) refuse(`--only: no work is called ${values.only}`);
const owners = number(values.owners, 'owners');
if (owners < 1 || owners > accountCount) refuse(`--owners: from 1 to ${accountCount}`);

export const options = {
	works: chosenWorks,
	sessions: chosen(sessionKinds, values.sessions, 'sessions'),
	connections: numbers(values.connections, 'connections'),
	patients: numbers(values.patients, 'patients'),
	owners,
	// Two versions of one product differ by less than two products do.
	rounds: number(values.rounds ?? (values.against ? '8' : '3'), 'rounds'),
	seconds: number(values.seconds, 'seconds'),
	peers: chosen(peers, values.peers ?? (values.against ? '' : usualPeers), 'peers'),
	against: values.against === undefined ? undefined : resolve(values.against),
	gzip: values.gzip,
	backup: values.backup,
	soak: number(values.soak, 'soak'),
	sizes: values.sizes,
	overload: values.overload,
	folder: values.folder,
	save: values.save,
};
