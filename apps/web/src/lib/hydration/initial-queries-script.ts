/**
 * What a page runs before anything else is there: it asks for what the first screen will, as its element says, so that
 * the answers travel beside the scripts and not after them. An address with more than a path asks for something else.
 *
 * Where somebody else signs in meanwhile, in another tab, they belong to nobody any more.
 */
export const initialQueriesScript = `if (location.search === '') {
	const { request, questions } = document.currentScript.dataset;
	const news = new BroadcastChannel('hms-session');
	const forget = () => {
		news.close();
		window.initialQueries = undefined;
	};
	news.onmessage = forget;
	window.initialQueries = {
		questions: JSON.parse(questions),
		answers: fetch(request).then((answer) => answer.json()).catch(() => undefined),
		forget,
	};
}`;
