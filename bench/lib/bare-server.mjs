// A bare `node:http`: reads the request, parses its JSON or its query, and sends the same few bytes. What is left of a server
// when all but HTTP is taken away.
import { createServer } from 'node:http';

const ANSWER = JSON.stringify({ data: { hello: 'hello' } });
const HEADERS = { 'content-type': 'application/json; charset=utf-8', 'content-length': ANSWER.length };

const server = createServer((request, response) => {
  const answer = (/** @type {unknown} */ query) =>
    response.writeHead(typeof query === 'string' ? 200 : 400, HEADERS).end(ANSWER);
  if (request.method === 'GET') {
    answer(new URL(request.url ?? '', 'http://localhost').searchParams.get('query'));
    return;
  }
  /** @type {Buffer[]} */
  const chunks = [];
  request
    .on('data', (chunk) => chunks.push(chunk))
    .on('end', () => answer(JSON.parse(Buffer.concat(chunks).toString()).query));
}).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Expected a port.');
  process.stdout.write(`http://127.0.0.1:${address.port}/graphql\n`);
});
