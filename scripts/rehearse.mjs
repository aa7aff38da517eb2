// `npm run rehearse`: whether the product stays up, and keeps what it has acknowledged, while parts of its cluster are killed.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ rehearse }) => rehearse(process.argv.slice(2)));
