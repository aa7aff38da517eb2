import source from '../../../messages/en-GB.json';
import { pseudoTexts } from './pseudo.ts';

/** The texts of both pseudo-languages, which differ in their direction alone. */
export default pseudoTexts(source);
