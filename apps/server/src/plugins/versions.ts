import { apiVersion, checkClientVersion } from '@hms/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isApi } from './request-url.ts';

/** Adds the API's version to a response of the API. */
export function addVersionHeader(request: FastifyRequest, reply: FastifyReply): void {
	if (isApi(request.url)) reply.header('x-api-version', apiVersion);
}

/** Refuses requests of clients that are made for another major version of the API. A client that says no version is served. */
export function clientVersions(app: FastifyInstance): void {
	app.addHook('onRequest', (request, _reply, done) => {
		const version = request.headers['x-client-version'];
		if (typeof version === 'string' && isApi(request.url)) checkClientVersion(version);
		done();
	});
}
