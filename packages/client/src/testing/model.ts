// The rules of the clinic in memory, for the tests that compare the server with them request by request.
export { readInput } from './http/input.ts';
export { routes } from './http/routes.ts';
export { perform } from './perform.ts';
export { procedures } from './procedures.ts';
export { rowsOf } from './state/records.ts';
export { emptyState, type Kind, type Row, type State } from './state/state.ts';
