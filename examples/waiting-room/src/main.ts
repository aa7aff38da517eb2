import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { createClient } from '@hms/client';
import { createBoard } from './board.js';
import { config } from './config.js';
import { boardHtml, pageHtml } from './page.js';

const { url, email, password, port } = config;
const { board, read, follow } = createBoard(createClient({ url }), { email, password });

const pages = new Map([
	['/', pageHtml],
	['/board', boardHtml],
]);

const server = createServer((request, response) => {
	const html = pages.get(request.url ?? '')?.(board);
	if (html === undefined) {
		response.writeHead(404).end();
		return;
	}
	const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
	response.setHeader('etag', etag);
	response.setHeader('cache-control', 'no-cache');
	if (request.headers['if-none-match'] === etag) {
		response.writeHead(304).end();
		return;
	}
	response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
});
server.listen(port, '127.0.0.1', () => {
	const address = server.address();
	console.log(`The board is at http://127.0.0.1:${Object(address).port}`);
});

// When a day begins nobody changes anything, and yet others look after patients.
setInterval(read, 60_000);
await follow();
