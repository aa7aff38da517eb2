// `npm run bench`: the product's speed beside its peers', on a bare machine with Node and npm.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ bench }) => bench(process.argv.slice(2)));
