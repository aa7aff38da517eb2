import { ConfigError } from './config.ts';

/** The options of `npm start --`. */
export interface Options {
	/** Pages are compiled on demand. */
	dev: boolean;
	/** An empty installation is filled with a demo clinic. */
	demo: boolean;
}

/** @throws ConfigError for an unknown argument, such as a setting, which would otherwise be ignored */
export function readOptions(args: readonly string[]): Options {
	const unknown = args.find((word) => word !== '--dev' && word !== '--demo');
	if (unknown !== undefined) {
		throw new ConfigError(
			`"${unknown}" is not known: there are --dev and --demo. Settings are set in the environment or in .env, as PORT=3001 npm start`,
		);
	}
	return { dev: args.includes('--dev'), demo: args.includes('--demo') };
}
