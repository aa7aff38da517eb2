export type { Answer, Operation, Transport, UserName } from './operation.ts';
export { compareAtOnce } from './parallel.ts';
export { made } from './send.ts';
export { compareOneByOne } from './sequential.ts';
export { type Stage, timeLimit } from './setup.ts';
