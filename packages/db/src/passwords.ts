import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/**
 * The password of an account that is made out of another secret, so that nobody has to keep it. It does not tell the
 * secret.
 * @param account its name, so that no two accounts have the same
 */
export const derivedPassword = (secret: string, account: string): string =>
	createHmac('sha256', secret).update(`PostgreSQL account ${account}`).digest('base64url');

const iterations = 4096;

/**
 * What PostgreSQL keeps of a password (RFC 5803, SCRAM-SHA-256). A statement that sets this in its place shows the password to
 * neither the server nor its log. It has no apostrophe.
 * @param password in ASCII
 */
export function scramVerifier(password: string): string {
	const salt = randomBytes(16);
	const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
	const keyFor = (what: string) => createHmac('sha256', salted).update(what).digest();
	const stored = createHash('sha256').update(keyFor('Client Key')).digest('base64');
	const server = keyFor('Server Key').toString('base64');
	return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}
