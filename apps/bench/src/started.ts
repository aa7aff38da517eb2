/** What was started, to be stopped in the opposite order, also when a wrong answer ends the run. */
const started: { stop(): Promise<void> }[] = [];

/** Has something stopped by `stopAll`. */
export function keep<Thing extends { stop(): Promise<void> }>(thing: Thing): Thing {
	started.push(thing);
	return thing;
}

export async function stopAll(): Promise<void> {
	for (let last = started.pop(); last; last = started.pop()) await last.stop();
}
