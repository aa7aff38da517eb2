// `npm run doctor`: what is wrong with an installation, and what to do.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ doctor }) => doctor(process.argv.slice(2)));
