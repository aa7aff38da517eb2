/** The subscribers of a value outside React's state; components subscribe by `useSyncExternalStore`. */
export function createSubscribers() {
	const listeners = new Set<() => void>();
	return {
		/** @returns unsubscribes */
		subscribe(listener: () => void): () => void {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		/** Calls all subscribers, after the value has changed. */
		notify(): void {
			for (const listener of listeners) listener();
		},
	};
}
