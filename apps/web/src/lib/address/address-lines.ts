import type { Address } from '@hms/contracts';
import { countryName } from '../phone/country-names.ts';

type LinesOf = (address: Address) => string[];

const present = (lines: (string | null)[]) => lines.flatMap((line) => line || []);

/** An order that everybody understands, for screens that have not loaded the formats of all countries. */
let linesOf: LinesOf = ({ line1, line2, postalCode, city, region }) =>
	present([line1, line2, present([postalCode, city]).join(' '), region]);

/** Has addresses be written as in their country from now on. */
export function setAddressFormat(ofCountries: LinesOf): void {
	linesOf = ofCountries;
}

/** The lines of an address, as on an envelope. */
export const addressLines = (address: Address): string[] => [
	...linesOf(address),
	...(address.country === null ? [] : [countryName(address.country)]),
];
