import type * as contract from '@hms/contracts';

/** The contract package, with its schemas. */
export type Contract = typeof contract;

/**
 * Loads the contract's schemas, with zod. They would be a quarter of a screen's scripts, and nothing needs them before
 * the first field is validated. Rejects if loading fails; the next call tries again.
 */
export const loadContract = (): Promise<Contract> => import('@hms/contracts');
