// A bare `node:http` that answers with the bytes of another server: what is left of that one when all but HTTP is taken away.
// It parses what it is sent, the JSON or the address, and looks the answer up by the query in it. What it does not know yet, it
// asks for once, at the address given to it.
import { createServer, request as requestOf } from 'node:http';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string[]} headers names and values, in turn
 * @property {string} body a character for each byte
 */

const [origin = ''] = process.argv.slice(2);
/** Headers that `node:http` adds by itself. */
const OWN = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);
/** @type {Map<string, Answer>} */
const answers = new Map();

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {string} body
 * @returns {Promise<Answer>}
 */
const ask = ({ method, url, headers }, body) =>
  new Promise((resolve, reject) => {
    const asked = requestOf(new URL(url ?? '', origin), { method, headers }, (response) => {
      let text = '';
      response
        .setEncoding('latin1')
        .on('data', (chunk) => {
          text += chunk;
        })
        .on('error', reject)
        .on('end', () => {
          const { statusCode: status = 0, rawHeaders } = response;
          const pairs = rawHeaders.flatMap((name, index) =>
            index % 2 === 0 && !OWN.has(name.toLowerCase()) ? [[name, rawHeaders[index + 1] ?? '']] : [],
          );
          resolve({ status, headers: pairs.flat(), body: text });
        });
    });
    asked.on('error', reject).end(body);
  });

const server = createServer((request, response) => {
  const send = (/** @type {Answer} */ { status, headers, body }) =>
    response.writeHead(status, headers).end(body, 'latin1');
  const answer = (/** @type {string | null | undefined} */ query, /** @type {string} */ body) => {
    const key = `${request.method} ${query}`;
    const known = answers.get(key);
    if (known) {
      send(known);
      return;
    }
    void ask(request, body).then((learnt) => {
      if (learnt.status === 200) answers.set(key, learnt);
      send(learnt);
    });
  };
  if (request.method === 'GET') {
    answer(new URL(request.url ?? '', 'http://localhost').searchParams.get('query'), '');
    return;
  }
  /** @type {Buffer[]} */
  const chunks = [];
  request
    .on('data', (chunk) => chunks.push(chunk))
    .on('end', () => {
      const body = Buffer.concat(chunks).toString();
      answer(JSON.parse(body).query, body);
    });
}).listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Expected a port.');
  process.stdout.write(`http://127.0.0.1:${address.port}/graphql\n`);
});
