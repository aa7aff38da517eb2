export { createClinicHooks } from './hooks.ts';
export { clinicLink } from './link.ts';
export type { ClinicRouter } from './router.ts';
export { useIdempotencyKey } from './use-idempotency-key.ts';
