import { conformanceTable, runConformance } from '@hms/client/conformance';

const results = await runConformance({ baseUrl: 'http://127.0.0.1:3000' });
console.log(conformanceTable({ REST: results }));
for (const { name, failure } of results) if (failure) console.log(`${name}: ${failure}`);
