import fc from 'fast-check';
import { expect } from 'vitest';
import { expectedAnswer } from './expected-answer.ts';
import type { Transport } from './operation.ts';
import type { State } from './records.ts';
import { execute } from './send.ts';
import { clearDatabase, type ModelSetup, runParameters } from './setup.ts';
import { initialSteps, requestOf, type Step, steps } from './steps.ts';

/** Runs a step, and compares the answer with the model's. */
export async function runStep(state: State, transport: Transport, step: Step): Promise<void> {
	const request = requestOf(state, step);
	const actual = await execute(transport, request.user, request.operation);
	const expected = expectedAnswer(state, request, actual);
	expect(actual, JSON.stringify(request)).toEqual(expected);
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
		return runStep(state, transport, this.#step);
	}

	toString(): string {
		return JSON.stringify(this.#step);
	}
}

/** Sends requests one after the other, and compares each answer with the model's. @throws with the seed and the shortest failing sequence */
export async function compareSequential(setup: ModelSetup): Promise<void> {
	const command = steps(setup.transport.supports).map((step) => new StepCommand(step));
	const property = fc.asyncProperty(
		fc.commands([command], { maxCommands: 60, size: 'max' }),
		async (commands) => {
			const state = await clearDatabase(setup);
			for (const step of initialSteps) await runStep(state, setup.transport, step);
			await fc.asyncModelRun(() => ({ model: state, real: setup.transport }), commands);
		},
	);
	await fc.assert(property, runParameters());
}
