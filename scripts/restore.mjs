// `npm run restore`: restores or checks a backup.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ restore }) => restore(process.argv.slice(2)));
