import { domainErrorOf } from '../errors/errors.ts';
import type { RestRequest } from './input.ts';

/** More tags than a caller can mean. */
const maxTags = 10;

/** An entity tag, weak or strong (RFC 9110, section 8.8.3). */
const entityTag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/;
const wholeTag = new RegExp(`^${entityTag.source}$`);
const listOfTags = new RegExp(`^${entityTag.source}(\\s*,\\s*${entityTag.source})*$`);

/** A row would have to be saved two thousand million times to have this version. */
const neverReached = 2_147_483_647;

/**
 * Runs a change for each tag of its `If-Match`, one after the other, until the row's version is one of them. Every run
 * decides for itself in the database, so a change in between cannot slip through.
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
	// What is no list is judged as the one tag that it is not.
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

/** Whether `If-Match` is `*` or one tag; what is neither names no version. */
export const isTag = (ifMatch: string): boolean =>
	ifMatch.trim() === '*' || wholeTag.test(ifMatch.trim());

/**
 * The version that one tag of `If-Match` expects; undefined for `*`, which expects only that there is a row. A tag that no
 * version ever has, weak ones among them (RFC 9110, section 13.1.1), is a version that never is.
 */
export function versionOfTag(ifMatch: string): number | undefined {
	const tag = ifMatch.trim();
	if (tag === '*') return undefined;
	const version = Number(/^"([1-9]\d{0,9})"$/.exec(tag)?.[1] ?? neverReached);
	return Math.min(version, neverReached);
}
