// `npm run sbom`: makes sbom.cdx.json, what the product consists of (CycloneDX), and licenses.txt, under which licences.
// The rest is loaded only once this Node is known to be new enough for it.
import './lib/supported-node.mjs';

import('./lib/sbom.mjs').then(({ sbom }) => sbom());
