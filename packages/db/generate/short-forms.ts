/**
 * Writes sql/functions/short-forms.sql from names.csv of https://github.com/carltonnorthern/nicknames (Apache License 2.0), whose
 * lines are `william,has_nickname,bill`: `node generate/short-forms.ts path/to/names.csv`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [, , source = ''] = process.argv;
const forms = new Map<string, Set<string>>();
const add = (name: string, form: string) =>
	forms.set(name, (forms.get(name) ?? new Set()).add(form));

/** Pairs that the list has, and that would surprise today: names of two people in one line of a family tree. */
const leftOut = new Set([
	'bela william',
	'bell william',
	'bill fred',
	'bill robert',
	'billy fred',
	'billy robert',
	'fred will',
	'fred willie',
	'robert rupert',
]);

const lines = readFileSync(source, 'utf8').trim().split('\n').slice(1);
for (const line of lines) {
	const [name = '', relationship, nickname = ''] = line.trim().split(',');
	// Some have two words.
	if (relationship !== 'has_nickname' || leftOut.has([name, nickname].sort().join(' '))) continue;
	if (![name, nickname].every((form) => /^[a-z]+$/.test(form))) continue;
	add(name, nickname);
	add(nickname, name);
}

const entries = [...forms]
	.sort(([one], [other]) => (one < other ? -1 : 1))
	.map(([name, others]) => `"${name}":"${[...others].sort().join(' ')}"`);
const rows: string[] = [];
for (const entry of entries) {
	const last = rows.at(-1);
	if (last === undefined || last.length + entry.length > 125) rows.push(entry);
	else rows.splice(-1, 1, `${last},${entry}`);
}

const text = `-- Made by generate/short-forms.ts from names.csv of https://github.com/carltonnorthern/nicknames at 21d7505, English given names
-- with their short forms, by Old Dominion University and others (Apache License 2.0, http://www.apache.org/licenses/LICENSE-2.0). Pairs
-- are turned round as well, and a few left out.

-- The short forms of a folded given name, and the names that it is a short form of.
CREATE OR REPLACE FUNCTION short_forms(name text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	RETURN coalesce(string_to_array('{
${rows.join(',\n')}
}'::jsonb ->> name, ' '), '{}');
END
$$;
`;
writeFileSync(new URL('../sql/functions/short-forms.sql', import.meta.url), text);
