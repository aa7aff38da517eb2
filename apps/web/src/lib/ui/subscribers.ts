/** Lets components watch, by `useSyncExternalStore`, what changes outside of them. */
export function createSubscribers() {
	const subscribers = new Set<() => void>();
	return {
		/** @returns what ends the watching */
		subscribe(watch: () => void): () => void {
			subscribers.add(watch);
			return () => subscribers.delete(watch);
		},
		/** Says that it has changed. */
		tell(): void {
			for (const watch of subscribers) watch();
		},
	};
}
