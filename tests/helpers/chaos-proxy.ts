import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { SeededRandom } from './proof/seeded-random.ts';

export const DISTURBANCES = ['delay', 'cut', 'garble', 'truncate', 'page', 'reset'] as const;

/**
 * `delay`: the answer comes late. `cut`: the connection breaks in the middle of the body. `garble`: a bracket of the JSON is
 * of another kind. `truncate`: the JSON ends early, and its length says so. `page`: 502 with a page of HTML. `reset`: the
 * connection breaks before an answer.
 */
export type Disturbance = (typeof DISTURBANCES)[number];

export interface ChaosProxyOptions {
  /** The address of the WordPress behind it. */
  readonly target: string;
  readonly random: SeededRandom;
  /** Milliseconds that a delay takes at most. */
  readonly longestDelay: number;
}

export interface ChaosProxy extends AsyncDisposable {
  /** The address to ask instead of WordPress's. */
  readonly url: string;
  /** How often what happened to an answer. */
  readonly happened: Readonly<Record<Disturbance, number>>;
  /** Requests so far. */
  readonly requests: number;
  /** Lets something happen to so many of the answers: 0.3 is three of ten. Each kind is as likely as the others. */
  disturb(share: number): void;
  /** Ends all connections, and takes no more: as of a machine that was switched off. */
  kill(): Promise<void>;
  /** Is there again, at the same address. */
  revive(): Promise<void>;
}

interface Taken {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Stands between a gateway and its WordPress, and lets happen what networks, machines and plugins let happen. */
export async function startChaosProxy({
  target,
  random,
  longestDelay,
}: ChaosProxyOptions): Promise<ChaosProxy> {
  const site = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const happened = { delay: 0, cut: 0, garble: 0, truncate: 0, page: 0, reset: 0 };
  let share = 0;
  let requests = 0;
  let port = 0;

  const server = createServer((incoming, response) => {
    requests += 1;
    answer(incoming, response).catch(() => response.destroy());
  });

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const wanted = random.chance(share) ? random.pick(DISTURBANCES) : undefined;
    const taken = await pass(incoming);
    const isJson = String(taken.headers['content-type']).includes('json') && taken.body.length > 2;
    // What is no JSON cannot be told from what it should be when a part of it is missing.
    const disturbance = isJson || !isOfJson(wanted) ? wanted : undefined;
    if (disturbance) happened[disturbance] += 1;
    if (disturbance === 'reset') return void incoming.socket.destroy();
    if (disturbance === 'page') {
      response.writeHead(502, { 'content-type': 'text/html' });
      return void response.end('<html><h1>502 Bad Gateway</h1>planted-page</html>');
    }
    if (disturbance === 'delay') {
      await new Promise((resolve) => setTimeout(resolve, random.int(1, longestDelay)));
    }
    let { body } = taken;
    if (disturbance === 'garble') body = garbled(body, random);
    if (disturbance === 'truncate') body = body.subarray(0, random.int(1, body.length - 1));
    const isHead = incoming.method === 'HEAD';
    response.writeHead(taken.status, {
      ...taken.headers,
      ...(!isHead && { 'content-length': String(body.length) }),
    });
    if (disturbance === 'cut' && !isHead) {
      response.write(body.subarray(0, Math.floor(body.length / 2)));
      return void setTimeout(() => incoming.socket.destroy(), 5);
    }
    response.end(isHead ? undefined : body);
  }

  /** What WordPress answers, as if its address were the proxy's. */
  async function pass(incoming: IncomingMessage): Promise<Taken> {
    const sent = await buffer(incoming);
    const asked = request(new URL(incoming.url ?? '/', site), {
      method: incoming.method ?? 'GET',
      agent,
      headers: { ...incoming.headers, host: site.host, 'accept-encoding': 'identity' },
    });
    asked.end(sent);
    const given = await new Promise<IncomingMessage>((resolve, reject) => {
      asked.once('response', resolve).once('error', reject);
    });
    const body = await buffer(given);
    const located = (words: string) => words.replaceAll(site.host, `127.0.0.1:${port}`);
    const { 'transfer-encoding': _, connection: __, 'keep-alive': ___, ...others } = given.headers;
    const headers = Object.fromEntries(
      Object.entries(others).map(([name, value]) => [
        name,
        typeof value === 'string' ? located(value) : value,
      ]),
    );
    const isText = /json|html/.test(String(headers['content-type']));
    return {
      status: given.statusCode ?? 502,
      headers,
      body: isText ? Buffer.from(located(body.toString())) : body,
    };
  }

  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const kill = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  await listen();
  ({ port } = server.address() as AddressInfo);
  return {
    url: `http://127.0.0.1:${port}${site.pathname.replace(/\/$/, '')}`,
    happened,
    get requests() {
      return requests;
    },
    disturb(wanted) {
      share = wanted;
    },
    kill,
    revive: listen,
    async [Symbol.asyncDispose]() {
      agent.destroy();
      if (server.listening) await kill();
    },
  };
}

const isOfJson = (disturbance: Disturbance | undefined): boolean =>
  disturbance === 'garble' || disturbance === 'truncate' || disturbance === 'cut';

const OTHER: Readonly<Record<string, string>> = { '[': '{', '{': '[', ']': '}', '}': ']' };

/** One bracket outside of all strings becomes one of the other kind: no JSON any more, whichever it is. */
function garbled(body: Buffer, random: SeededRandom): Buffer {
  const text = body.toString();
  const places: number[] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token in OTHER) places.push(index);
  }
  const place = random.pick(places);
  return Buffer.from(text.slice(0, place) + OTHER[text.charAt(place)] + text.slice(place + 1));
}
