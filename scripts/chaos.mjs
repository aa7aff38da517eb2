// `npm run chaos`: whether the product keeps what it has acknowledged while processes are killed and connections cut.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ chaos }) => chaos(process.argv.slice(2)));
