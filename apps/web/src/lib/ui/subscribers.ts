/** Lets components watch, by `useSyncExternalStore`, what changes outside of them. */
export function watched() {
	const watchers = new Set<() => void>();
	return {
		/** @returns what ends the watching */
		subscribe(watch: () => void): () => void {
			watchers.add(watch);
			return () => watchers.delete(watch);
		},
		/** Says that it has changed. */
		tell(): void {
			for (const watch of watchers) watch();
		},
	};
}
