/** A text, number, list or object as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** One request of a case, and what has to be answered. */
export interface Step {
	/** The user who asks, by a name that the case chooses, `admin` being an administrator; absent: nobody is signed in. */
	as?: string;
	method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** The path below `/api`, with the query string. */
	path: string;
	headers?: Record<string, string>;
	body?: Json;
	/** The body as it is sent, for one that is not JSON. */
	text?: string;

	status: number;
	/** What the answer has at least, see `match`. */
	answer?: Json;
	/** Headers of the answer. */
	answerHeaders?: Record<string, string>;
	/** The problem's code, of a refusal. */
	code?: string;
	/** The fields at fault, of a refusal, in any order. */
	paths?: string[];
	/** Names for values of the answer, which later steps write as `{name}`: the name, and where the value is ("items.0.id", "url#token"). */
	capture?: Record<string, string>;
}

/** A case: steps that are sent one after the other, by users whom nobody else is. */
export interface Case {
	name: string;
	/** Only for a transport that has paths, methods and headers of its own, as REST has. */
	onlyRest?: true;
	steps: Step[];
}

/** The cases about one noun. */
export interface Group {
	group: string;
	cases: Case[];
}
