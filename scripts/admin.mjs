// `npm run admin`: accounts, made and helped from the command line.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ admin }) => admin(process.argv.slice(2)));
