// `npm run erase`: deletes a patient with everything that hangs on it.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ erase }) => erase(process.argv.slice(2)));
