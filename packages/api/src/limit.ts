/** The most within a time; what is beyond it has to wait. */
export interface Limit {
	count: number;
	seconds: number;
}
