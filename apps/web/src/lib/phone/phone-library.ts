// Only what is used, so that the rest of the library is left out of what is fetched.
export { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
