// Exports only what is used, so that the bundler leaves out the rest of the library.
export { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
