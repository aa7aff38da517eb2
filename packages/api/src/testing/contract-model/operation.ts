export const userNames = ['ada', 'grace'] as const;
export type UserName = (typeof userNames)[number];

export type Json = Record<string, unknown>;

/** One thing asked of the API, by the name of its procedure. */
export interface Operation {
	procedure: string;
	input: Json;
	/** An idempotency key. */
	key?: string | undefined;
}

/** A refusal: the problem's code, and the fields at fault. */
export interface Refusal {
	refused: { code: string; paths: string[] };
}

/** What came back: the body, undefined where there is none. */
export type Answer = { body: unknown } | Refusal;

/** A way to the API. */
export interface Transport {
	/** Whether this procedure is reached by it at all. */
	offers(procedure: string): boolean;
	/** @throws what is neither the answer that the contract foresees nor a refusal by it */
	send(user: UserName, operation: Operation): Promise<Answer>;
}

export const refusal = (code: string, ...paths: string[]): Refusal => ({
	refused: { code, paths },
});

export const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
