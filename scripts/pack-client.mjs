// `npm run pack-client`: makes hms-client.tgz, the TypeScript client as a package that other programs install.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/pack-client.mjs').then(({ packClient }) => packClient());
