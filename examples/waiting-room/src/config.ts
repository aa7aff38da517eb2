/** A setting from the environment. @throws Error if it is missing and has no default */
function setting(name: string, fallback?: string): string {
	const value = process.env[name] ?? fallback;
	if (value === undefined) throw new Error(`Set ${name}`);
	return value;
}

/** Where the clinic is, and the account whose patients are shown. */
export const config = {
	url: setting('CLINIC_URL', 'http://127.0.0.1:3000'),
	email: setting('CLINIC_EMAIL'),
	password: setting('CLINIC_PASSWORD'),
	port: Number(setting('PORT', '3200')),
};
