// The floor: nothing but Node's HTTP, the driver and the query. It takes the owner's id from a header and believes it.
import { createServer } from 'node:http';
import postgres from 'postgres';
import { statements } from './statements.ts';

const { port, ...database } = JSON.parse(String(process.argv[2]));
const sql = postgres({ ...database, max: 10, fetch_types: false });

const run = (text: string, values: string[]) => sql.unsafe(text, values, { prepare: true });

async function list(owner: string, query: URLSearchParams): Promise<object> {
	const q = query.get('q');
	const limit = query.get('limit') ?? '25';
	const [items, [count]] = await Promise.all([
		q === null
			? run(statements.listPatients, [owner, limit])
			: run(statements.searchPatients, [owner, limit, q]),
		query.has('total')
			? q === null
				? run(statements.countPatients, [owner])
				: run(statements.countMatches, [owner, q])
			: [undefined],
	]);
	return { items, nextCursor: null, ...count };
}

async function answer(owner: string, path: string, query: URLSearchParams): Promise<unknown> {
	const [, , collection, id] = path.split('/');
	if (collection === 'mappings') {
		const name = query.get('status') === 'all' ? 'mappingsOfPatient' : 'doctorsOfPatient';
		return { items: await run(statements[name], [owner, String(id)]) };
	}
	return id ? (await run(statements.getPatient, [owner, id]))[0] : list(owner, query);
}

createServer(async (request, response) => {
	const { pathname, searchParams } = new URL(request.url ?? '/', 'http://floor');
	const owner = String(request.headers['x-owner']);
	const body = Buffer.from(JSON.stringify(await answer(owner, pathname, searchParams)));
	response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
	response.end(body);
}).listen(port, '127.0.0.1', () => process.send?.('ready'));
