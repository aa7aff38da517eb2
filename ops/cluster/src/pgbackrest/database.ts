import { execFile } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, until } from '../look.ts';
import { asOther, Machine } from '../machine.ts';

const run = promisify(execFile);

/** Of the newest PostgreSQL of Debian's that is installed. */
const programs = globSync('/usr/lib/postgresql/*/bin').sort().at(-1) ?? '';

/** The commands of the documentation that run as `postgres`. */
export const documented = [
	...new Set(
		readFileSync(join(root, 'docs/operations.md'), 'utf8')
			.split('\n')
			.filter((line) => /^(until )?runuser -u postgres -- /.test(line))
			.map((line) => line.replace('runuser -u postgres -- ', '')),
	),
];

/** A machine with PostgreSQL and pgBackRest, with the files of `ops/pgbackrest`. */
export class Database {
	readonly machine: Machine;
	/** How psql connects, as the superuser. */
	readonly settings: Record<string, string>;
	/** Commands of the documentation that were run. */
	readonly ran = new Set<string>();
	readonly #env: Record<string, string>;

	/** @param repository where backups are, the same for all machines */
	constructor(
		name: string,
		address: string,
		{ folder, repository, passphrase }: Record<'folder' | 'repository' | 'passphrase', string>,
	) {
		const home = join(folder, name);
		const data = join(home, 'data');
		mkdirSync(data, { recursive: true, mode: 0o700 });
		const install = (file: string) => {
			const text = readFileSync(join(root, 'ops/pgbackrest', file), 'utf8')
				.replaceAll('/var/lib/postgresql/15/main', data)
				.replaceAll('/var/lib/pgbackrest', repository)
				.replaceAll('/var/log/pgbackrest', home)
				.replaceAll('/var/run/postgresql', home)
				.replaceAll('THE_PASSPHRASE', passphrase);
			writeFileSync(join(home, file), text);
		};
		install('pgbackrest.conf');
		install('archive.conf');
		// As Debian has it, outside of the data.
		writeFileSync(
			join(home, 'postgresql.conf'),
			`listen_addresses = '${address}'
unix_socket_directories = '${home}'
hba_file = '${home}/pg_hba.conf'
include 'archive.conf'
`,
		);
		writeFileSync(
			join(home, 'pg_hba.conf'),
			'local all postgres trust\nhost all all 127.0.0.0/8 scram-sha-256\n',
		);
		this.settings = { PGHOST: home, PGUSER: 'postgres', PGDATABASE: 'hms' };
		this.#env = {
			...{ PATH: `${programs}:${process.env['PATH']}`, LANG: 'C.UTF-8' },
			...{ PGHOST: home, PGUSER: 'postgres' },
			PGBACKREST_CONFIG: join(home, 'pgbackrest.conf'),
			PGBACKREST_LOCK_PATH: join(home, 'lock'),
			PGBACKREST_PG1_USER: 'postgres',
		};
		const command = ['postgres', '-D', data, '-c', `config_file=${home}/postgresql.conf`];
		this.machine = new Machine(name, address, home, { postgres: { command, env: this.#env } });
	}

	/** Makes an empty server with the product's account and database, and starts it. */
	async create(password: string): Promise<void> {
		await this.sh('initdb -D data -U postgres -E UTF8 --locale=C.UTF-8 --data-checksums');
		this.machine.start();
		await this.untilWritable();
		const script = join(root, 'ops/cluster/create-database.sh');
		await this.sh(`HMS_PASSWORD=${password} sh '${script}' dbname=postgres`);
	}

	async untilWritable(): Promise<void> {
		await until(`${this.machine.name} takes writes`, async () => {
			const { stdout } = await this.sh("psql -d postgres -Atc 'SELECT pg_is_in_recovery()'");
			return stdout.trim() === 'f';
		});
	}

	/**
	 * Runs the one command of the documentation that has this in it.
	 * @param at the moment in place of the one in the documentation
	 */
	async documented(part: string, at = ''): Promise<string> {
		const found = documented.filter((line) => line.includes(part));
		const [line = ''] = found;
		if (found.length !== 1) throw new Error(`${found.length} documented commands have "${part}"`);
		this.ran.add(line);
		return (await this.sh(line.replace(/--target='[^']*'/, `--target='${at}'`))).stdout;
	}

	/** Runs a command line as `postgres`, in the machine's folder. @throws Error with what it printed */
	async sh(line: string): Promise<{ stdout: string }> {
		const options = { cwd: this.machine.folder, env: this.#env, timeout: 300_000 };
		return run('setpriv', [...asOther, '--', 'sh', '-c', line], options);
	}
}
