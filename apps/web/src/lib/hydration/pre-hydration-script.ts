/** Text that is typed for a box which is not there yet. */
interface Ahead {
	/** From now on it is gathered. */
	start: () => void;
	/** Whether it is. */
	isOn: () => boolean;
	/** Ends that. @returns what was typed meanwhile */
	take: () => string;
}

declare global {
	/** What people did to the page before its scripts were there. */
	var early: {
		/** The boxes that were typed into, ticked or chosen from. */
		changed: Set<EventTarget>;
		/** The form that was sent, if one was: it waits for the scripts. */
		submitted: EventTarget | undefined;
		/** What was clicked last. */
		clicked: EventTarget | undefined;
		/** Ends the watching: from now on the scripts hear of everything. */
		end: () => void;
		/** For the palette, which `Ctrl/⌘ K` opens. */
		ahead: Ahead;
	};
}

/**
 * What a page runs first. A page can be read, and typed into, before the scripts are there that make something of it:
 * until then this notes which boxes were changed, holds back a form that is sent, which the browser would send by itself
 * and so empty the page, remembers the last click, and gathers what is typed after Ctrl/⌘ K.
 */
export const preHydrationScript = `{
	const { documentElement } = document;
	const changed = new Set();
	const note = ({ target }) => changed.add(target);
	const click = ({ target }) => {
		early.clicked = target;
	};
	const hold = (event) => {
		event.preventDefault();
		event.stopImmediatePropagation();
		early.submitted = event.target;
		documentElement.dataset.waits = '';
	};

	let gathered;
	const gather = (event) => {
		const { key } = event;
		const isText = key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
		if (key === 'Escape') take();
		else if (key === 'Backspace') gathered = gathered.slice(0, -1);
		else if (isText) gathered += key;
		else return;
		event.preventDefault();
		event.stopImmediatePropagation();
	};
	const start = () => {
		gathered = '';
		addEventListener('keydown', gather, true);
	};
	const take = () => {
		const text = gathered ?? '';
		gathered = undefined;
		removeEventListener('keydown', gather, true);
		return text;
	};
	const open = (event) => {
		if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		start();
	};

	const heard = { input: note, click, submit: hold, keydown: open };
	for (const [name, hear] of Object.entries(heard)) addEventListener(name, hear, true);
	window.early = {
		changed,
		submitted: undefined,
		clicked: undefined,
		end() {
			for (const [name, hear] of Object.entries(heard)) removeEventListener(name, hear, true);
			delete documentElement.dataset.waits;
		},
		ahead: { start, take, isOn: () => gathered !== undefined },
	};
}`;
