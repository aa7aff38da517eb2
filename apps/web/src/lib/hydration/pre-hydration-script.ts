/** A buffer for text that is typed before the input for it exists. */
interface TypeAhead {
	/** Starts to buffer what is typed. */
	start: () => void;
	isActive: () => boolean;
	/** Stops buffering. @returns the text that was typed meanwhile */
	take: () => string;
}

declare global {
	/** What the user did to the page before React hydrated it. */
	var preHydration: {
		/** The inputs whose text, tick or choice was changed. */
		changedInputs: Set<EventTarget>;
		/** The form that was submitted; its submission is held back until hydration. */
		submittedForm: EventTarget | undefined;
		/** The element that was clicked last. */
		lastClicked: EventTarget | undefined;
		/** The search input in which Enter was the last key; undefined where another key was. */
		enteredSearch: EventTarget | undefined;
		/** Stops recording, once React handles events itself. */
		stop: () => void;
		/** Text that was typed after `Ctrl/⌘ K`, for the command palette; Enter is a line break. */
		typeAhead: TypeAhead;
	};
}

/**
 * The first inline script of each page. A page can be read and typed into before its scripts have loaded. Until React has
 * hydrated it, this script records changed inputs, the last click and Enter in a search, buffers what is typed after Ctrl/⌘ K, and holds back
 * the submission of a form: the browser would submit it without JavaScript, and the page with its inputs would be gone.
 */
export const preHydrationScript = `{
	const { documentElement } = document;
	const changedInputs = new Set();
	const recordInput = ({ target }) => changedInputs.add(target);
	const recordClick = ({ target }) => {
		preHydration.lastClicked = target;
	};
	const holdSubmit = (event) => {
		event.preventDefault();
		event.stopImmediatePropagation();
		preHydration.submittedForm = event.target;
		documentElement.dataset.submitPending = '';
	};

	let buffer;
	const bufferKey = (event) => {
		const { key } = event;
		const isText = key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
		if (key === 'Escape') take();
		else if (key === 'Backspace') buffer = buffer.slice(0, -1);
		else if (key === 'Enter') buffer += '\\n';
		else if (isText) buffer += key;
		else return;
		event.preventDefault();
		event.stopImmediatePropagation();
	};
	const start = () => {
		buffer = '';
		addEventListener('keydown', bufferKey, true);
	};
	const take = () => {
		const text = buffer ?? '';
		buffer = undefined;
		removeEventListener('keydown', bufferKey, true);
		return text;
	};
	const recordEnter = ({ key, target }) => {
		preHydration.enteredSearch = key === 'Enter' && target.type === 'search' ? target : undefined;
	};
	const openPalette = (event) => {
		if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		start();
	};

	const listeners = {
		input: recordInput,
		click: recordClick,
		submit: holdSubmit,
		keydown: (event) => {
			recordEnter(event);
			openPalette(event);
		},
	};
	for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener, true);
	window.preHydration = {
		changedInputs,
		submittedForm: undefined,
		lastClicked: undefined,
		enteredSearch: undefined,
		stop() {
			for (const [name, listener] of Object.entries(listeners)) {
				removeEventListener(name, listener, true);
			}
			delete documentElement.dataset.submitPending;
		},
		typeAhead: { start, take, isActive: () => buffer !== undefined },
	};
}`;
