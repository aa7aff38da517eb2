import { isWithheldFromTokens, type Procedure } from '@hms/api';
import type { ProblemCode } from '@hms/contracts';
import type { JsonSchema } from './schema-text.ts';

/** What any call may be refused with: by limits, by the server's name, or because it cannot answer. */
export const commonCodes = [
	'internal',
	'misdirected',
	'payload_too_large',
	'too_many_requests',
	'unsupported_client',
	'unavailable',
] as const satisfies ProblemCode[];

/** The REST routes of a procedure, whose metadata describes it. */
export const routesOf = ({ meta }: Procedure) => [meta?.rest ?? []].flat();

/** The problem codes of a procedure besides the common ones: those of its own rules, and those that follow from its input. */
export function codesOf(procedure: Procedure, input: JsonSchema | undefined): ProblemCode[] {
	const { signedIn, admin } = procedure.meta ?? {};
	const routes = routesOf(procedure);
	const fields = Object.keys(input?.properties ?? {});
	const isChange = procedure.type === 'mutation';
	const isRestricted = admin || (signedIn && (isChange || isWithheldFromTokens(procedure.name)));
	const namesRow = input?.required?.includes('id') || routes.some(({ path }) => path.includes('{'));
	const codes: ProblemCode[] = [
		...(input ? (['validation'] as const) : []),
		...(signedIn ? (['unauthenticated'] as const) : []),
		...(isRestricted ? (['forbidden'] as const) : []),
		...(namesRow ? (['not_found'] as const) : []),
		...(fields.includes('expectedVersion') ? (['precondition_failed'] as const) : []),
		...(routes.some((route) => route.acceptsIdempotencyKey)
			? (['conflict', 'idempotency_mismatch'] as const)
			: []),
		...(procedure.meta?.problems ?? []),
		...routes.flatMap(({ problems = [] }) => problems),
	];
	const common = new Set<ProblemCode>(commonCodes);
	return [...new Set(codes)].filter((code) => !common.has(code));
}
