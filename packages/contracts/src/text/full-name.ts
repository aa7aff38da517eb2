/** A person's name as records have it; a mononym has no family name. */
export interface NamedPerson {
	givenName: string;
	familyName: string | null;
}

/** Chinese characters, Hiragana and Hangul. The SQL function `full_name` has the same characters. */
const letters =
	'\\u1100-\\u11ff\\u3005\\u3041-\\u309f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3134f}';
/** Those letters, Katakana, and spaces. */
const eastAsian = new RegExp(`^[${letters}\\u30a0-\\u30ff ]+$`, 'u');
const eastAsianFamily = new RegExp(`[${letters}]`, 'u');

/**
 * A person's full name: "Ada Lovelace". A name in Chinese, Japanese or Korean script has the family name first, without a space:
 * "王伟". In Katakana alone Japanese writes names of elsewhere, which keep their order.
 */
export function fullName({ givenName, familyName }: NamedPerson): string {
	if (familyName === null) return givenName;
	const isFamilyFirst =
		eastAsian.test(givenName) && eastAsian.test(familyName) && eastAsianFamily.test(familyName);
	return isFamilyFirst ? `${familyName}${givenName}` : `${givenName} ${familyName}`;
}
