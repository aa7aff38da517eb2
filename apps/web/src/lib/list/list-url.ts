// In memory only: what somebody searched for is about a patient.
const addresses = new Map<string, string>();

/** Keeps a list's search and filters, for the way back to it from one of its records. */
export function rememberListUrl(path: string, search: string): void {
	addresses.set(path, search);
}

/** The list as it was left. */
export function listUrl(path: string): string {
	return `${path}${addresses.get(path) ?? ''}`;
}
