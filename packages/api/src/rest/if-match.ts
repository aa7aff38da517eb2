import { domainErrorOf } from '../errors/convert.ts';
import type { RestRequest } from './request.ts';

/** The most tags that are tried. */
const maxTags = 10;

/** An entity tag, weak or strong (RFC 9110, section 8.8.3). */
const entityTag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/;
const wholeTag = new RegExp(`^${entityTag.source}$`);
const listOfTags = new RegExp(`^${entityTag.source}(\\s*,\\s*${entityTag.source})*$`);

/** A version that no row reaches: the maximum of PostgreSQL's integer. */
const neverReached = 2_147_483_647;

/**
 * Runs a change for each tag of its `If-Match`, one after the other, until one is the row's version. Each run compares the
 * version in the database, so that a concurrent change is not overwritten.
 * @throws DomainError `precondition_failed` if the row has none of these versions
 */
export async function forEachTag<T>(
	request: RestRequest,
	run: (request: RestRequest) => Promise<T>,
): Promise<T> {
	const { ifMatch } = request;
	if (ifMatch === undefined) return run(request);
	const tags = listOfTags.test(ifMatch) ? ifMatch.match(new RegExp(entityTag, 'g')) : null;
	const [first, ...others] = new Set(tags);
	// A value that is no list of tags is refused later, as one invalid tag.
	if (first === undefined || others.length >= maxTags) return run(request);
	for (const tag of others) {
		try {
			return await run({ ...request, ifMatch: tag });
		} catch (error) {
			if (domainErrorOf(error).code !== 'precondition_failed') throw error;
		}
	}
	return run({ ...request, ifMatch: first });
}

/** Whether `If-Match` is `*` or one entity tag. */
export const isTag = (ifMatch: string): boolean =>
	ifMatch.trim() === '*' || wholeTag.test(ifMatch.trim());

/**
 * The version that one tag of `If-Match` expects; undefined for `*`, which matches every version. A tag that is no version, such
 * as a weak one (RFC 9110, section 13.1.1), becomes a version that no row has.
 */
export function versionOfTag(ifMatch: string): number | undefined {
	const tag = ifMatch.trim();
	if (tag === '*') return undefined;
	const version = Number(/^"([1-9]\d{0,9})"$/.exec(tag)?.[1] ?? neverReached);
	return Math.min(version, neverReached);
}
