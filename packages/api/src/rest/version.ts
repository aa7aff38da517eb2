import packageJson from '../../package.json' with { type: 'json' };
import { DomainError, errorForFields } from '../errors/domain-error.ts';

/** The version of the API: this package's, as `MAJOR.MINOR.PATCH`. */
export const apiVersion: string = packageJson.version;

/** The name of a program and the version of the API's client in it: "hms-client/1.2.3". */
const clientVersion = /^[\w.-]{1,100}\/(\d{1,9})\.\d{1,9}\.\d{1,9}(?:[-+][\w.+-]{1,100})?$/;

const majorOf = (version: string) => Number(version.split('.', 1)[0]);

/**
 * Checks that this API serves a client: its major version has to be the API's.
 * @param header its `X-Client-Version`
 * @throws DomainError `unsupported_client` for another major version, `validation` for a header of another form
 */
export function checkClientVersion(header: string, served = apiVersion): void {
	const [, major] = clientVersion.exec(header) ?? [];
	if (major === undefined) {
		throw errorForFields('validation', [
			{ path: 'X-Client-Version', message: 'must be a name and a version, like hms-client/1.2.3' },
		]);
	}
	if (Number(major) === majorOf(served)) return;
	throw new DomainError(
		'unsupported_client',
		`This is version ${served} of the API, and the client is made for version ${Number(major)}. Use a client of version ${majorOf(served)}.`,
	);
}
