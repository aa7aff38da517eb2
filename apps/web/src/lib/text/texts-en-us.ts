import source from '../../../messages/en-GB.json';
import own from '../../../messages/en-US.json';
import { textsOver } from './texts-over.ts';

/** American English has only what differs from the source. */
export default textsOver(source, own);
