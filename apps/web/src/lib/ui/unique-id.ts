/** 128 random bits as hexadecimal text. `crypto.randomUUID` needs https, which a clinic's internal network may not have. */
export function uniqueId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
