/** The most tags that are tried. */
const maxTags = 10;

/** An entity tag, weak or strong (RFC 9110, section 8.8.3). */
const entityTag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/;
const wholeTag = new RegExp(`^${entityTag.source}$`);
const listOfTags = new RegExp(`^${entityTag.source}(\\s*,\\s*${entityTag.source})*$`);

/** A version that no row reaches. */
const neverReached = 2_147_483_647;

/** The tags of `If-Match`, each once; a value that is no list of tags is one invalid tag. */
export function tagsOf(ifMatch: string): string[] {
	const tags = listOfTags.test(ifMatch) ? ifMatch.match(new RegExp(entityTag, 'g')) : null;
	const all = [...new Set(tags)];
	return all.length === 0 || all.length > maxTags ? [ifMatch] : all;
}

/** Whether a text is `*` or one entity tag. */
export const isTag = (text: string): boolean => text.trim() === '*' || wholeTag.test(text.trim());

/** The version that a tag expects; undefined for `*`, which matches every version. A tag that is no version matches none. */
export function versionOfTag(text: string): number | undefined {
	const tag = text.trim();
	if (tag === '*') return undefined;
	const version = Number(/^"([1-9]\d{0,9})"$/.exec(tag)?.[1] ?? neverReached);
	return Math.min(version, neverReached);
}
