import { createTRPCReact } from '@trpc/react-query';
import type { AnyTRPCRouter } from '@trpc/server';
import type { ClinicRouter } from './router.ts';

/**
 * Makes the hooks of the API's calls: `clinic.patient.list.useQuery(…)`, `clinic.patient.create.useMutation()`. A query is
 * cancelled when the last component that uses it unmounts or changes its input.
 */
export const createClinicHooks = <Router extends AnyTRPCRouter = ClinicRouter>() =>
	createTRPCReact<Router>({ abortOnUnmount: true });
