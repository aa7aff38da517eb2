// `npm run backup`: writes a backup of everything in the database.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ backup }) => backup(process.argv.slice(2)));
