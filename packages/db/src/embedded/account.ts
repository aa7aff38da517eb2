import { execFile } from 'node:child_process';
import { chmod, chown, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseSetupError } from '../setup.ts';

const run = promisify(execFile);

/** Under which account PostgreSQL runs; nothing said: under this process's own. */
export interface Account {
	uid?: number;
	gid?: number;
}

/**
 * PostgreSQL refuses to run as root. As root it runs as the user `postgres`, who is made where there is none.
 * @throws DatabaseSetupError if that user cannot be made
 */
export async function postgresAccount(): Promise<Account> {
	if (process.getuid?.() !== 0) return {};
	try {
		return await idsOf('postgres');
	} catch {
		// There is no such user yet.
	}
	try {
		await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
		return await idsOf('postgres');
	} catch (error) {
		throw new DatabaseSetupError(
			'PostgreSQL does not run as root, and the user "postgres" could not be made. Start as another user, or set DATABASE_URL.',
			{ cause: error },
		);
	}
}

async function idsOf(user: string): Promise<Required<Account>> {
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (flag) => Number((await run('id', [flag, user])).stdout)),
	);
	if (uid === undefined || gid === undefined) throw new Error(`no ids for ${user}`);
	return { uid, gid };
}

/** Gives a folder or file to the account. */
export async function changeOwner(account: Account, path: string): Promise<void> {
	if (account.uid !== undefined && account.gid !== undefined)
		await chown(path, account.uid, account.gid);
}

/** Lets the account pass through a folder; secret files have a mode of their own. */
export async function allowEntry(account: Account, folder: string): Promise<void> {
	if (account.uid !== undefined) await chmod(folder, 0o711);
}

/**
 * Makes sure that the account can pass through every folder above a path.
 * @throws DatabaseSetupError naming the folder that it cannot enter
 */
export async function requireEntry(account: Account, path: string): Promise<void> {
	if (account.uid === undefined) return;
	for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
		const { mode, uid, gid } = await stat(folder);
		const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
		if ((mode & bit) === 0) {
			throw new DatabaseSetupError(
				`Running as root, PostgreSQL runs as the user "postgres", who may not enter ${folder}. ` +
					`Allow it (chmod o+x ${folder}), move the project elsewhere, start as another user, or set DATABASE_URL.`,
			);
		}
		if (folder === dirname(folder)) return;
	}
}
