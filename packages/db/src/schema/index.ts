export * from './attempt.ts';
export * from './change.ts';
export * from './doctor.ts';
export * from './idempotency.ts';
export * from './mapping.ts';
export * from './patient.ts';
export * from './search.ts';
export * from './user.ts';
