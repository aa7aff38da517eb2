/** The parts of an HTTP request that a procedure's input is built from. */
export interface RestRequest {
	params: Record<string, string>;
	query: Record<string, unknown>;
	/** The parsed JSON, or undefined without a body. */
	body: unknown;
	ifMatch: string | undefined;
}
