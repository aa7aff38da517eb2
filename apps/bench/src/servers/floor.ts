// The floor: nothing but Node's HTTP, the driver and the query. Whose rows they are is written into it.
import { createServer } from 'node:http';
import postgres from 'postgres';
import { statements } from './statements.ts';

const { port, owner, ...database } = JSON.parse(String(process.argv[2]));
const sql = postgres({ ...database, max: 10, fetch_types: false });

async function answer(path: string, query: URLSearchParams): Promise<unknown> {
	const run = (text: string, values: string[]) =>
		sql.unsafe(text, [owner, ...values], { prepare: true });
	const [, , collection, id] = path.split('/');
	if (collection === 'mappings')
		return { items: await run(statements.doctorsOfPatient, [String(id)]) };
	if (id) return (await run(statements.getPatient, [id]))[0];
	const q = query.get('q');
	const items = q
		? await run(statements.searchPatients, ['25', q])
		: await run(statements.listPatients, ['25']);
	return { items, nextCursor: null };
}

createServer(async (request, response) => {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://floor');
	const body = Buffer.from(JSON.stringify(await answer(pathname, searchParams)));
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
	response.end(body);
}).listen(port, '127.0.0.1', () => process.send?.('ready'));
