import type { CountryCode } from '@hms/contracts';

/**
 * Telephone numbers that ring at nobody's, `#` for any digit. The first group is set aside for
 * fiction by the authorities of its countries (Ofcom, NANPA, ComReg, BNetzA, Arcep, PTS). The
 * others set none aside: theirs have a length that exists and a prefix that is given to nobody.
 */
const ranges: Partial<Record<CountryCode, readonly string[]>> = {
	GB: [
		'+447700900###',
		'+447700900###',
		'+442079460###',
		'+441614960###',
		'+441174960###',
		'+442920180###',
	],
	US: ['+121255501##', '+171855501##', '+131255501##', '+161755501##', '+141555501##'],
	CA: ['+141655501##', '+151455501##', '+141855501##'],
	IE: ['+3532091#####'],
	DE: ['+4917139200##', '+493023125###', '+494066969###', '+498999998###', '+492214710###'],
	FR: ['+3363998####', '+3319900####', '+3346571####'],
	SE: ['+4670174064#', '+4670174067#', '+468465004##', '+463139006##'],

	AE: ['+97151#######'],
	BG: ['+35986#######'],
	BR: ['+55110########'],
	CH: ['+4170#######'],
	CN: ['+8612#########'],
	CZ: ['+4201########'],
	EG: ['+2014########'],
	ES: ['+3455#######'],
	GR: ['+30600#######'],
	HU: ['+3660#######'],
	ID: ['+62840########'],
	IL: ['+97257#######'],
	IN: ['+9150########'],
	IS: ['+3542######'],
	IT: ['+39300#######'],
	JO: ['+96276#######'],
	JP: ['+81900#######', '+8130#######'],
	KR: ['+8220#######'],
	MA: ['+2129########'],
	MX: ['+52110#######'],
	NG: ['+234740#######'],
	NL: ['+3160#######'],
	PL: ['+4840#######'],
	PT: ['+3515########'],
	SG: ['+6520######'],
	TH: ['+6670#######'],
	TR: ['+90599#######'],
	UA: ['+38040#######'],
	VN: ['+8450#######'],
};

/** @throws RangeError for a country that the demo has no numbers for */
export function phoneRanges(country: CountryCode): readonly string[] {
	const found = ranges[country];
	if (!found) throw new RangeError(`no telephone numbers for ${country}`);
	return found;
}
