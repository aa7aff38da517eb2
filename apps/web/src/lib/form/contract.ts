import type * as contract from '@hms/contracts';

/** The contract with its schemas. */
export type Contract = typeof contract;

/**
 * The schemas, and the library they are made of: a quarter of what a screen would load, needed by nobody before a field
 * is left. Fetched once; rejects if they cannot be had, and then tries again the next time.
 */
export const loadContract = (): Promise<Contract> => import('@hms/contracts');
