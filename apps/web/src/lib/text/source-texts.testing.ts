import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const messagesFolder = join(import.meta.dirname, '../../../messages');

/** The texts of a file, each by its whole key: "auth.signIn.title". */
export function textsOf(file: string): Map<string, string> {
	const texts = new Map<string, string>();
	const collect = (level: object, prefix: string) => {
		for (const [name, value] of Object.entries(level)) {
			if (typeof value === 'string') texts.set(prefix + name, value);
			else collect(value, `${prefix}${name}.`);
		}
	};
	collect(JSON.parse(readFileSync(join(messagesFolder, file), 'utf8')), '');
	return texts;
}
