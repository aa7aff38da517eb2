import { Components } from './components.ts';
import { documentedPath, headers, operationOf, parameters } from './operation.ts';
import { hasNoBody, restRoutes } from './routes.ts';
import { exportPaths, systemPaths } from './system-paths.ts';
import { apiVersion } from './version.ts';

const description = `Patients, doctors, and who looks after whom.

**Signing in.** \`POST /auth/register\` or \`POST /auth/login\` answers a token; send it as \`Authorization: Bearer …\`. It is
good for ten minutes, and the refresh token gets the next one. A signed-in browser may use its cookie instead. A program that runs by itself sends
a personal token (\`hms_…\`, from \`POST /auth/tokens\`) in the same way; it is 403 below \`/auth\`, \`/users\`,
\`/invitations\`, \`/shares\`, \`/transfers\` and \`/emergency-access\`, and with the scope \`read\` wherever something is changed.

**Whose rows.** Patients and their assignments belong to who registered them. A row of another user is answered
exactly as one that does not exist. The doctors are one directory for all.

**Bodies** are strict JSON: an unknown field or a wrong type is refused, and nothing is coerced. Text is trimmed and
normalised (NFC); characters that nobody can see are taken out unless the script needs them, and in one line whitespace of
any kind is a space. Names are camelCase, days \`YYYY-MM-DD\`, instants RFC 3339 in UTC. Answers may get new fields; ignore
those that you do not know.

**Today** is the day in the clinic's time zone, wherever the caller is; \`GET /clinic\` answers both.

**Lists** use keyset pagination: repeat the request with \`cursor\` set to \`nextCursor\`, until that is null.

**Changing.** A row carries a \`version\`, which is its \`ETag\`. Send it back as \`If-Match\`, and nobody's work is
overwritten unseen. A row may be sent back whole: what the system sets is compared with the row and not written. A
\`version\` that is not the newest is refused as \`If-Match\` would be; any other such field that differs, by its name.

**Versions.** Every answer carries the version of the API as \`X-API-Version\`. A client that sends its own as
\`X-Client-Version: name/1.2.3\` is refused with \`unsupported_client\` unless the major version is the API's.

**Errors** are problem bodies (RFC 9457). Go by \`code\`; \`detail\` is for people, and \`errors\` names all fields
that are wrong.`;

const tags = {
	auth: 'Accounts and sessions.',
	clinic: 'Settings of the clinic.',
	patient: 'The caller’s own patients.',
	doctor: 'The directory of doctors.',
	mapping: 'Assignments: which doctor looks after which patient.',
	user: 'The people of the clinic.',
	invitation: 'Invitations to register, for administrators.',
	activity: 'What changed.',
	notification: 'What others did that concerns the caller.',
	events: 'What happens, as it happens.',
	system: 'For operators.',
};

let described: ReturnType<typeof describeApi> | undefined;

/** The OpenAPI 3.1 document of the REST API, generated from the router with the first call, which takes some 200 ms. */
export function openApiDocument(): ReturnType<typeof describeApi> {
	described ??= describeApi();
	return described;
}

function describeApi() {
	const components = new Components();
	// Outputs first: an input's schema that differs from the output's gets the longer name.
	for (const route of restRoutes) if (!hasNoBody(route)) components.answer(route.output);

	const paths: Record<string, Record<string, unknown>> = {};
	let exported = {};
	for (const route of restRoutes) {
		const path = documentedPath(route);
		const operation = operationOf(route, components);
		paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
		if (route.procedure === 'activity.list') exported = exportPaths(operation);
	}
	return {
		openapi: '3.1.0',
		info: { title: 'HMS API', version: apiVersion, description },
		servers: [{ url: '/api', description: 'This installation' }],
		tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
		security: [{ bearer: [] }, { cookie: [] }],
		paths: { ...paths, ...exported, ...systemPaths },
		components: {
			schemas: components.schemas,
			responses: components.responses,
			parameters,
			headers,
			securitySchemes: {
				bearer: {
					type: 'http',
					scheme: 'bearer',
					description: 'The `token` of a sign-in, which is a JWT, or a personal token.',
				},
				cookie: {
					type: 'apiKey',
					in: 'cookie',
					name: 'hms_session',
					description: 'Set when a browser signs in; `__Host-hms_session` over https.',
				},
			},
		},
	};
}
