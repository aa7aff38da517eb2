export { made } from './ask.ts';
export type { Answer, Operation, Transport, UserName } from './operation.ts';
export { compareAtOnce } from './parallel.ts';
export { compareOneByOne } from './sequential.ts';
export { type Stage, timeLimit } from './stage.ts';
