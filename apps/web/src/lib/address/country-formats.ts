import { type Address, type CountryCode, clinicSettings } from '@hms/contracts';
import { formatAddress } from 'localized-address-format';
import type { Translate } from '../text/text-key.ts';
import { addressLines, setAddressFormat } from './address-lines.ts';

/** A letter of another script than the Latin one. */
const localLetter = /(?!\p{Script=Latin})\p{L}/u;

/** Stands for a field of an address: a private character, which nobody types. */
const marks = {
	line1: '\uE000',
	line2: '\uE001',
	postalCode: '\uE002',
	city: '\uE003',
	region: '\uE004',
} as const;
const names = Object.keys(marks) as (keyof typeof marks)[];

/**
 * The lines of an address without the country, as on an envelope there: the postal code before the city or after it, the largest part
 * first. An address without a country is taken for one of the clinic's.
 */
function linesOfCountry(address: Address): string[] {
	const { country } = address;
	const entered = names.filter((name) => address[name] !== null);
	const mark = (name: keyof typeof marks) => (address[name] === null ? '' : marks[name]);
	const isLocal = localLetter.test(entered.map((name) => address[name]).join(' '));
	// The marks are formatted, so that it is certain which fields the format of the country has.
	const lines = formatAddress(
		{
			postalCountry: country ?? clinicSettings().country ?? '',
			addressLines: [mark('line1'), mark('line2')].filter(Boolean),
			...{ postalCode: mark('postalCode'), locality: mark('city') },
			administrativeArea: mark('region'),
		},
		isLocal ? 'local' : 'latin',
	);
	// Not every country writes a region, or has postal codes; what was entered is shown in any case.
	const missing = entered
		.filter((name) => !lines.some((line) => line.includes(marks[name])))
		.map((name) => marks[name]);
	return [...lines, ...missing].map((line) =>
		names.reduce((text, name) => text.replaceAll(marks[name], () => address[name] ?? ''), line),
	);
}

// Imported by the screens that show addresses, so that forms, which have the largest scripts, do without.
setAddressFormat(linesOfCountry);

/** A made-up address, which shows the order of a country's. */
export const exampleAddress = (country: CountryCode, t: Translate): string[] =>
	addressLines({
		line1: t('common.lib.address.line1'),
		line2: null,
		postalCode: t('common.lib.address.postalCode'),
		city: t('common.lib.address.city'),
		region: t('common.lib.address.region'),
		country,
	});
