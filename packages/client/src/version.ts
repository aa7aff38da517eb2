/** The version of this package. The server refuses a client that it does not serve any more, as `unsupported_client`. */
export const version = '0.3.0';
