import fc from 'fast-check';
import { expect } from 'vitest';
import { answerOf } from './expected-answer.ts';
import type { Transport } from './operation.ts';
import type { State } from './records.ts';
import { ask } from './send.ts';
import { effort, emptied, type Stage } from './setup.ts';
import { beginning, requestOf, type Step, steps } from './steps.ts';

/** Takes a step, and compares the answer with what the contract says. */
export async function take(state: State, transport: Transport, step: Step): Promise<void> {
	const request = requestOf(state, step);
	const came = await ask(transport, request.user, request.operation);
	const expected = answerOf(state, request, came);
	expect(came, JSON.stringify(request)).toEqual(expected);
}

class StepCommand implements fc.AsyncCommand<State, Transport> {
	readonly #step: Step;

	constructor(step: Step) {
		this.#step = step;
	}

	check(): boolean {
		return true;
	}

	run(state: State, transport: Transport): Promise<void> {
		return take(state, transport, this.#step);
	}

	toString(): string {
		return JSON.stringify(this.#step);
	}
}

/** Requests one after the other, each answered as the contract says. @throws with the seed and the shortest way to the difference */
export async function compareOneByOne(stage: Stage): Promise<void> {
	const { parameters, isOver } = effort();
	const command = steps(stage.transport.offers).map((step) => new StepCommand(step));
	const property = fc.asyncProperty(
		fc.commands([command], { maxCommands: 60, size: 'max' }),
		async (commands) => {
			if (isOver()) return;
			const state = await emptied(stage);
			for (const step of beginning) await take(state, stage.transport, step);
			await fc.asyncModelRun(() => ({ model: state, real: stage.transport }), commands);
		},
	);
	await fc.assert(property, parameters);
}
