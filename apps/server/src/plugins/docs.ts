import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { openApiDocument } from '@hms/api';
import type { FastifyInstance } from 'fastify';
import { apiPath } from './request-url.ts';
import { protectPage } from './security.ts';

const viewer = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const viewerFiles = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>HMS API</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<main id="viewer"><noscript>The viewer needs JavaScript. The document itself is at <a href="openapi.json">openapi.json</a>.</noscript></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

// A token entered here is not stored: it is gone with the page.
const start = `SwaggerUIBundle({
	url: 'openapi.json',
	dom_id: '#viewer',
	deepLinking: true,
	docExpansion: 'list',
	tryItOutEnabled: true,
	persistAuthorization: false,
	validatorUrl: null,
});
`;

/** The OpenAPI document, and Swagger UI to read it and try it out. The viewer loads files of this server only. */
export async function docs(app: FastifyInstance): Promise<void> {
	let text: string | undefined;
	app.get(`${apiPath}/openapi.json`, (_request, reply) => {
		text ??= JSON.stringify(openApiDocument());
		return reply.type('application/json').header('cache-control', 'no-cache').send(text);
	});
	app.get(`${apiPath}/docs`, (_request, reply) => {
		protectPage(reply);
		return reply.type('text/html; charset=utf-8').send(page);
	});
	app.get(`${apiPath}/docs/start.js`, (_request, reply) =>
		reply.type('text/javascript; charset=utf-8').send(start),
	);
	await app.register(async (scope) => {
		await scope.register(fastifyStatic, { root: viewer, serve: false });
		for (const file of viewerFiles) {
			scope.get(`${apiPath}/docs/${file}`, (_request, reply) => reply.sendFile(file));
		}
	});
}
