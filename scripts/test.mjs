// `npm test`: everything that is tested, on a bare machine with Node and npm.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/test.mjs').then(({ test }) => test(process.argv.slice(2)));
