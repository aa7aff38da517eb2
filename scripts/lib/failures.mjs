import { stripVTControlCharacters } from 'node:util';

/** How many lines of a failed program's output are shown: enough for a build error with its excerpt. */
const SHOWN_LINES = 40;

/** Something that went wrong in a way that a person can do something about. */
export class Failure extends Error {
	/**
	 * @param {string} what one sentence.
	 * @param {string} advice what to do about it.
	 * @param {string} [details] the end of what the failing program said.
	 */
	constructor(what, advice, details = '') {
		super(what);
		this.advice = advice;
		this.details = details;
	}
}

/** @typedef {{ what: string, advice: string }} Cause */

/**
 * What programs say when the machine is the reason. The first that matches wins, here and below.
 *
 * @type {(Cause & { signs: RegExp })[]}
 */
const MACHINE = [
	{
		signs: /ENOSPC|no space left on device|os error 28\b/i,
		what: 'There is no space left on the disk.',
		advice: 'Free at least 3 GB where this folder and your home folder are, and start again.',
	},
	{
		signs: /EDQUOT|disk quota exceeded/i,
		what: 'Your disk quota is used up.',
		advice: 'Free at least 3 GB of it, and start again.',
	},
	{
		signs: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
		what: 'A file or folder may not be written.',
		advice:
			'Make this folder and your home folder writable for your user, or start as the user who owns them.',
	},
	{
		signs: /heap out of memory|ENOMEM|cannot allocate memory/i,
		what: 'The machine ran out of memory.',
		advice: 'Close other programs or give the machine at least 2 GB, and start again.',
	},
];

/**
 * What npm and pnpm say when packages cannot be had.
 *
 * @type {(Cause & { signs: RegExp })[]}
 */
const PACKAGES = [
	{
		signs: /ERR_PNPM_\w*(OUTDATED_LOCKFILE|NO_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)/,
		what: 'pnpm-lock.yaml does not fit the package.json files.',
		advice:
			'If you changed a package.json, run `npx pnpm install` and commit pnpm-lock.yaml; otherwise restore both from git.',
	},
	{
		signs: /\bE407\b|407 proxy|proxy authentication/i,
		what: 'The proxy between this machine and the package registry asks for a password.',
		advice:
			'Put user and password into HTTPS_PROXY (http://user:password@host:port), and start again.',
	},
	{
		signs: /\bE40[13]\b|ERR_PNPM_FETCH_40[13]|401 unauthorized|403 forbidden/i,
		what: 'The package registry refused us.',
		advice:
			'Check the registry and its token in your .npmrc (`npm config get registry`), and start again.',
	},
	{
		signs:
			/SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CERT_HAS_EXPIRED|invalid peer certificate/i,
		what: 'The certificate of the package registry is not trusted here.',
		advice:
			'If your network inspects HTTPS, name its certificate in NODE_EXTRA_CA_CERTS and as `cafile` in your .npmrc.',
	},
	{
		signs:
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|RESOLVER_NETWORK_ERROR|error sending request|network timeout/,
		what: 'The package registry is out of reach.',
		advice:
			'Check that this machine is online. Behind a proxy set HTTPS_PROXY; for a registry of your own `npm config set registry <address>`. Then start again.',
	},
	{
		signs: /ERR_PNPM_UNSUPPORTED_PLATFORM|EBADPLATFORM|unsupported platform/i,
		what: 'A package does not exist for this kind of machine.',
		advice: 'Linux and macOS on x64 and arm64 are supported; on Windows use WSL.',
	},
];

/** Why packages could not be installed. @param {string} output all that npm and pnpm wrote. */
export function explainInstall(output) {
	return explain(output, [...MACHINE, ...PACKAGES], {
		what: 'The packages could not be installed.',
		advice: 'Read the lines above; where they do not help, delete node_modules and start again.',
	});
}

/** Why the product could not be built. @param {string} output all that the build wrote. */
export function explainBuild(output) {
	return explain(output, MACHINE, {
		what: 'The product could not be built.',
		advice:
			'Read the lines above. If you changed the code, correct it there; `npx turbo run build` builds alone.',
	});
}

/** An error that nobody expected, in words if it is the machine's. @param {unknown} error */
export function asFailure(error) {
	if (error instanceof Failure) return error;
	if (!(error instanceof Error)) return undefined;
	if ('syscall' in error && String(error.syscall).startsWith('spawn')) {
		return new Failure(`A program could not be started: ${error.message}.`, SPAWN_ADVICE);
	}
	const cause = MACHINE.find(({ signs }) => signs.test(error.message));
	return cause && new Failure(`${cause.what} (${error.message})`, cause.advice);
}

const SPAWN_ADVICE =
	'Check that npm came with your Node (`npx --version`); otherwise delete node_modules and start again.';

/**
 * @param {string} output
 * @param {(Cause & { signs: RegExp })[]} causes
 * @param {Cause} otherwise
 */
function explain(output, causes, otherwise) {
	// pnpm breaks its lines in the middle of a message.
	const said = output.replace(/\s+/g, ' ');
	const { what, advice } = causes.find((cause) => cause.signs.test(said)) ?? otherwise;
	return new Failure(what, advice, lastLines(output));
}

/**
 * Whether pnpm only goes on knocking at a closed door. It tries each of some hundred packages again by itself, which takes
 * minutes; forty on their last try, and not one fetched, is enough to know.
 *
 * @param {string} output
 */
export function registryIsOutOfReach(output) {
	const lastTries = output.match(/\b0 retries left/g)?.length ?? 0;
	return lastTries >= 40 && !/downloaded [1-9]/.test(output);
}

/** The end of what a program wrote, where it says what went wrong. @param {string} output */
export function lastLines(output) {
	return stripVTControlCharacters(output).trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
