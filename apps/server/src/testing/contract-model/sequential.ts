import fc from 'fast-check';
import { expect } from 'vitest';
import { expectedAnswer } from './expected-answer.ts';
import type { Transport } from './operation.ts';
import { execute } from './send.ts';
import { clearDatabase, type ModelSetup, runSettings } from './setup.ts';
import type { Model } from './state.ts';
import { initialSteps, requestOf, type Step, steps } from './steps.ts';

/** Runs a step, and compares the answer with the model's. */
export async function runStep(model: Model, transport: Transport, step: Step): Promise<void> {
	const request = requestOf(model, step);
	const actual = await execute(transport, request.user, request.operation);
	const expected = expectedAnswer(model, request, actual);
	expect(actual, JSON.stringify(request)).toEqual(expected);
}

class StepCommand implements fc.AsyncCommand<Model, Transport> {
	readonly #step: Step;

	constructor(step: Step) {
		this.#step = step;
	}

	check(): boolean {
		return true;
	}

	run(model: Model, transport: Transport): Promise<void> {
		return runStep(model, transport, this.#step);
	}

	toString(): string {
		return JSON.stringify(this.#step);
	}
}

/** Sends requests one after the other, and compares each answer with the model's. @throws with the seed and the shortest failing sequence */
export async function compareSequential(setup: ModelSetup): Promise<void> {
	const { parameters, isOver } = runSettings();
	const command = steps(setup.transport.supports).map((step) => new StepCommand(step));
	const property = fc.asyncProperty(
		fc.commands([command], { maxCommands: 60, size: 'max' }),
		async (commands) => {
			if (isOver()) return;
			const model = await clearDatabase(setup);
			for (const step of initialSteps) await runStep(model, setup.transport, step);
			await fc.asyncModelRun(() => ({ model, real: setup.transport }), commands);
		},
	);
	await fc.assert(property, parameters);
}
