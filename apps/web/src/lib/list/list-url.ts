// In memory only: a search may contain a patient's name.
const queryStrings = new Map<string, string>();

/** Remembers a list's search and filters, for the link from one of its records back to the list. */
export function rememberListUrl(path: string, queryString: string): void {
	queryStrings.set(path, queryString);
}

/** The URL of a list with its last search and filters. */
export function listUrl(path: string): string {
	return `${path}${queryStrings.get(path) ?? ''}`;
}

const rows = new Map<string, string>();

/** Remembers the row of a list that was opened last, by its id. */
export function rememberRow(path: string, id: string): void {
	rows.set(path, id);
}

/** The row of a list that was opened last. */
export function rememberedRow(path: string): string | undefined {
	return rows.get(path);
}
