export const userNames = ['ada', 'grace'] as const;
export type UserName = (typeof userNames)[number];

export type Json = Record<string, unknown>;

/** A call of a procedure. */
export interface Operation {
	procedure: string;
	input: Json;
	/** An idempotency key. */
	key?: string | undefined;
}

/** A refusal: the problem's code, and the paths of the invalid fields. */
interface Refusal {
	refused: { code: string; paths: string[] };
}

/** An answer: the body, undefined where there is none. */
export type Answer = { body: unknown } | Refusal;

/** A transport to the API. */
export interface Transport {
	/** Whether it has this procedure. */
	supports(procedure: string): boolean;
	/** @throws any error that is not a refusal, such as 500 */
	send(user: UserName, operation: Operation): Promise<Answer>;
}

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
