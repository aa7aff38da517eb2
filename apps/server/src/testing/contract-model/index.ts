export type { Answer, Operation, UserName } from './operation.ts';
export { compareParallel } from './parallel.ts';
export { requestCount } from './send.ts';
export { compareSequential } from './sequential.ts';
export { type ModelSetup, timeLimit } from './setup.ts';
