import { ConfigError } from './config.ts';

/** What may follow `npm start --`. */
export interface Options {
	/** Pages are compiled as they are asked for. */
	dev: boolean;
	/** An empty installation is filled with a demo clinic. */
	demo: boolean;
}

/** @throws ConfigError for a word that has no meaning here: a setting would look as if it had been taken */
export function readOptions(words: readonly string[]): Options {
	const unknown = words.find((word) => word !== '--dev' && word !== '--demo');
	if (unknown !== undefined) {
		throw new ConfigError(
			`"${unknown}" is not known: there are --dev and --demo. Settings are set in the environment or in .env, as PORT=3001 npm start`,
		);
	}
	return { dev: words.includes('--dev'), demo: words.includes('--demo') };
}
