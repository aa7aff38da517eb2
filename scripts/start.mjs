// `npm start`: from a bare machine with Node and npm to the running product.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ start }) => start(process.argv.slice(2)));
