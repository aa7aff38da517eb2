import { procedures } from '@hms/api';
import { problems } from '@hms/contracts';
import { commonCodes } from './codes.ts';
import { Definitions } from './definitions.ts';
import { type CallText, describeCall, describeOutput } from './procedure.ts';
import { capital, comment } from './schema-text.ts';

const notice =
	'// Written by `vitest run packages/client/src/generated.test.ts -u`, from the procedures of the API.\n';

/** The generated source files of the client, by name. */
export function generateClient(): Record<'api.ts' | 'codes.ts' | 'kinds.ts', string> {
	const definitions = new Definitions();
	const described = [...procedures.values()].map((one) => describeOutput(one, definitions));
	const calls = described.map((one) => describeCall(one, definitions));
	const byNoun = Map.groupBy(calls, ({ noun }) => noun);
	return {
		'api.ts': `${notice}
import type { AllRows, Call, ChangeRow, NoInput, Page, PagedCall } from '../call-types.ts';
import type {
	DoctorId, EmergencyAccessId, Instant, InvitationId, Json, MappingId, NotificationId, PasskeyId, PatientId, PlainDate,
	SessionId, ShareId, TokenId, TransferId, UserId,
} from '../values.ts';

${definitions.text}

${[...byNoun].map(([noun, ones]) => nounText(noun, ones)).join('\n\n')}

/** The calls of the API, by noun. */
export interface Calls {
${[...byNoun.keys()].map((noun) => `${noun}: ${capital(noun)}Calls;`).join('\n')}
}
`,
		'codes.ts': `${notice}
/** A stable code for the reason of a refusal. */
export type ProblemCode =
${Object.entries(problems)
	.map(([code, { title }]) => `${comment(`${title}.`)}| '${code}'`)
	.join('\n')};

/** The codes that any call may be refused with. */
export type CommonCode = ${commonCodes.map((code) => `'${code}'`).join(' | ')};
`,
		'kinds.ts': `${notice}
/** How each call is sent: reads may be repeated; a create may be repeated with its idempotency key; a write is sent once. */
export const kinds = {
${[...byNoun].map(([noun, ones]) => `${noun}: { ${ones.map(({ entry }) => entry).join(' ')} },`).join('\n')}
} as const;
`,
	};
}

function nounText(noun: string, calls: CallText[]): string {
	const text = [...calls.map(({ member }) => member), ...extraMembers(noun, calls)].join('\n');
	return `export interface ${capital(noun)}Calls {\n${text}\n}`;
}

/** What the client adds to a noun's procedures. */
function extraMembers(noun: string, calls: CallText[]): string[] {
	const called = (name: string) => calls.find(({ verb }) => verb === name);
	const [list, get, update] = [called('list'), called('get'), called('update')];
	return [
		...(list?.itemText
			? [
					`${comment('All rows of a list, page by page: `for await (const row of …)`.')}all: AllRows<${list.argument}, ${list.itemText}>;`,
				]
			: []),
		...(get && update && get.outputText === update.outputText
			? [
					`${comment(`Changes some fields of a ${noun} as it was read. Where somebody saved a newer version meanwhile, nothing is changed, and the answer has both versions.`)}change: ChangeRow<${get.outputText}, ${update.argument}>;`,
				]
			: []),
	];
}
