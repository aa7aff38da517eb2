// `npm run setup`: installs the pinned packages, the pinned Node among them, on a machine that has Node and npm.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ setup }) => setup());
