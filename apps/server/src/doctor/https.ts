import { get } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { Config } from '../config.ts';
import { isLoopback } from '../config-addresses.ts';
import { type Finding, findingsAbout } from './finding.ts';

const { ok, warning, wrong } = findingsAbout('https');

const dayMs = 86_400_000;
/** Half a year, which browsers and their lists take for lasting. */
const minHstsSeconds = 15_552_000;

interface Answer {
	status: number;
	hsts: string | undefined;
	validTo: Date;
}

function ask(url: string, ca: string | undefined): Promise<Answer> {
	return new Promise((resolve, reject) => {
		// The certificate is looked at on a connection of its own.
		const request = get(
			url,
			{ agent: false, timeout: 10_000, ...(ca === undefined ? {} : { ca }) },
			(response) => {
				response.resume();
				const { valid_to: validTo } = (response.socket as TLSSocket).getPeerCertificate();
				resolve({
					status: response.statusCode ?? 0,
					hsts: response.headers['strict-transport-security'],
					validTo: new Date(validTo),
				});
			},
		);
		request.on('timeout', () =>
			request.destroy(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })),
		);
		request.on('error', reject);
	});
}

/**
 * Looks at the way that people take: whether https answers at PUBLIC_URL, for how long its certificate is good, and whether browsers
 * are told to keep to https.
 * @param ca an authority that is trusted in the place of those that Node knows
 */
export async function checkHttps(
	{ publicUrl }: Config,
	now: Date,
	ca?: string,
): Promise<Finding[]> {
	if (publicUrl === undefined) {
		return [ok('PUBLIC_URL is not set: the product is reached without a proxy')];
	}
	const { protocol, hostname } = new URL(publicUrl);
	if (protocol === 'http:') {
		return isLoopback(hostname)
			? [ok(`${publicUrl} is on this machine`)]
			: [wrong(`PUBLIC_URL, ${publicUrl}, is not encrypted. Put a proxy with https in front.`)];
	}
	let answer: Answer;
	try {
		answer = await ask(`${publicUrl}/api/health/live`, ca);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : error;
		return [
			wrong(
				`${publicUrl} does not answer (${code}). Look at the proxy, its certificate and the name.`,
			),
		];
	}
	return [answerFinding(publicUrl, answer), certificateFinding(answer, now), hstsFinding(answer)];
}

const answerFinding = (publicUrl: string, { status }: Answer): Finding =>
	status === 200
		? ok(`${publicUrl} answers`)
		: wrong(
				`${publicUrl}/api/health/live is ${status}, and not 200. Is the product running, and does the proxy pass on Host?`,
			);

function certificateFinding({ validTo }: Answer, now: Date): Finding {
	const days = Math.floor((validTo.getTime() - now.getTime()) / dayMs);
	const text = `The certificate is good for ${days} days`;
	if (days < 7) return wrong(`${text}. Renew it now.`);
	return days < 21 ? warning(`${text}. Is it renewed by itself?`) : ok(text);
}

function hstsFinding({ hsts }: Answer): Finding {
	const seconds = Number(/max-age="?(\d+)/i.exec(hsts ?? '')?.[1] ?? 0);
	return seconds >= minHstsSeconds
		? ok('Browsers are told to keep to https')
		: warning(
				'Strict-Transport-Security is missing or short. Let the proxy pass on the one of the product.',
			);
}
