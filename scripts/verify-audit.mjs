// `npm run verify-audit`: whether the history and the records of who saw patients are as they were written.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/start.mjs').then(({ verifyAudit }) => verifyAudit(process.argv.slice(2)));
