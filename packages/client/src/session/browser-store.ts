import { createQueue, type SessionStore, sessionIn } from './store.ts';

/**
 * Keeps a session in `localStorage`: the tabs of a browser share it, and it outlives them. Any script of the page's origin can read
 * it. Use it on pages that load no foreign scripts, and otherwise the default, which ends with the page.
 * @param name the key in `localStorage`
 */
export function browserStore(name = 'hms-session'): SessionStore {
	const inThisTab = createQueue();
	return {
		read: async () => sessionIn(localStorage.getItem(name)),
		async write(session) {
			if (session) localStorage.setItem(name, JSON.stringify(session));
			else localStorage.removeItem(name);
		},
		// Browsers offer locks only over https and on the machine itself.
		exclusively: <Value>(run: () => Promise<Value>) =>
			'locks' in navigator
				? (navigator.locks.request(name, run) as Promise<Value>) // its declaration lost the promise
				: inThisTab(run),
	};
}
