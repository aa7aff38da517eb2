/**
 * The inline script that sends a page's initial queries, so that their answers load beside the scripts and not after them.
 * Its own element holds the request in data attributes. A URL with a query string shows other data than the static page
 * was built for, so nothing is sent there.
 *
 * If another user signs in meanwhile, in another tab, the answers are discarded.
 */
export const initialQueriesScript = `if (location.search === '') {
	const { request, calls } = document.currentScript.dataset;
	const sessionEvents = new BroadcastChannel('hms-session');
	const discard = () => {
		sessionEvents.close();
		window.initialQueries = undefined;
	};
	sessionEvents.onmessage = discard;
	window.initialQueries = {
		calls: JSON.parse(calls),
		answers: fetch(request).then((answer) => answer.json()).catch(() => undefined),
		discard,
	};
}`;
