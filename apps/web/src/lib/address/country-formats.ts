import { formatAddress } from 'localized-address-format';
import { setAddressFormat } from './address-lines.ts';

// Imported by the screens that show addresses, so that forms, which have the largest scripts, do without.
setAddressFormat(formatAddress);
