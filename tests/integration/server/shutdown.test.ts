import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { createDrain } from '../../../src/cli/serve/drain.ts';
import { startService } from '../../helpers/service.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';
import { COMMAND, ENVIRONMENT } from '../cli/pressgraph.ts';

const ask = (url: string, query: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

const isGone = (error: unknown): boolean =>
  error instanceof TypeError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED';

test('a gateway stopped under load answers every accepted request, and exits with 0', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1, title: 'Ink' })] });
  const { child, exited, url } = await startService(site.url);
  let answered = 0;
  const failures: unknown[] = [];
  const readers = Array.from({ length: 16 }, async (_, reader) => {
    for (let turn = 0; ; turn += 1) {
      try {
        const response = await ask(
          url,
          `query Q${reader} { posts(first: ${1 + (turn % 50)}) { nodes { title } } }`,
        );
        const answer = await response.json();
        if (JSON.stringify(answer) === '{"data":{"posts":{"nodes":[{"title":"Ink"}]}}}') answered += 1;
        else failures.push(answer);
      } catch (error) {
        if (!isGone(error)) failures.push(error);
        return;
      }
    }
  });
  await vi.waitUntil(() => answered > 200, { timeout: 20_000 });
  child.kill('SIGTERM');
  await Promise.all(readers);
  expect(failures).toEqual([]);
  expect(await exited).toEqual([0, null]);
});

test('a second signal does not wait', async () => {
  await using site = await startWordPressServer({
    posts: [makePost({ id: 1 })],
    override: ({ route, query, closed }) =>
      route === '/wp/v2/posts' && query['search'] === 'slow' ? closed.then(() => undefined) : undefined,
  });
  const { child, exited, url } = await startService(site.url);
  const lost = ask(url, '{ posts(where: { search: "slow" }) { nodes { title } } }').catch(() => 'lost');
  await vi.waitUntil(() => site.calls.some(({ query }) => query['search'] === 'slow'));
  child.kill('SIGTERM');
  await untilRefused(url);
  child.kill('SIGTERM');
  expect(await exited).toEqual([143, null]);
  expect(await lost).toBe('lost');
});

test('requests beyond the shutdown timeout are aborted, and logged', async () => {
  await using site = await startWordPressServer({
    posts: [makePost({ id: 1 })],
    override: ({ route, query, closed }) =>
      route === '/wp/v2/posts' && query['search'] === 'slow' ? closed.then(() => undefined) : undefined,
  });
  const { child, exited, url, lines } = await startService(site.url, { SHUTDOWN_TIMEOUT: '1' });
  const lost = ask(url, '{ posts(where: { search: "slow" }) { nodes { title } } }').catch(() => 'lost');
  await vi.waitUntil(() => site.calls.some(({ query }) => query['search'] === 'slow'));
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(await lost).toBe('lost');
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      msg: '1 requests were aborted: they took longer than 1 s.',
    }),
  );
});

test('during the grace period for load balancers, it is not ready, but accepts requests', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const { child, exited, url } = await startService(site.url, { SHUTDOWN_DELAY: '600' });
  const ready = new URL('/readyz', url).href;
  expect((await fetch(ready)).status).toBe(200);
  child.kill('SIGTERM');
  await vi.waitUntil(async () => (await fetch(ready)).status === 503);
  const response = await ask(url, '{ posts { nodes { databaseId } } }');
  expect(response.headers.get('connection')).toBe('close');
  expect(await response.json()).toEqual({ data: { posts: { nodes: [{ databaseId: 1 }] } } });
  child.kill('SIGTERM');
  expect(await exited).toEqual([143, null]);
});

test('a signal before it serves ends it at once', async () => {
  await using site = await startWordPressServer({
    override: ({ closed }) => closed.then(() => ({ status: 500 })),
  });
  const child = spawn(process.execPath, [COMMAND, '--wordpress', site.url], { env: ENVIRONMENT });
  const exited = once(child, 'exit');
  await vi.waitUntil(() => site.calls.length > 0, { timeout: 20_000 });
  child.kill('SIGTERM');
  expect(await exited).toEqual([143, null]);
});

test('spans go to an OpenTelemetry collector, the last ones before the process ends', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const received: { url: string | undefined; body: string }[] = [];
  await using collector = await listenAnywhere(async (request, response) => {
    received.push({ url: request.url, body: await text(request) });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const { child, exited, url } = await startService(site.url, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  await (await ask(url, 'query Told { posts { nodes { title } } }')).text();
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(new Set(received.map((call) => call.url))).toEqual(new Set(['/v1/traces']));
  const spans = received.flatMap(({ body }) => spansIn(body));
  expect(spans).toContainEqual({ service: 'pressgraph', name: 'query' });
  expect(spans).toContainEqual({ service: 'pressgraph', name: 'GET /wp/v2/posts' });
});

test('metrics are on a separate port', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const { child, exited, url, lines } = await startService(site.url, { METRICS_PORT: '0' });
  await (await ask(url, '{ posts { nodes { title } } }')).text();
  const [, metrics = ''] = /Metrics +(\S+)/.exec(String(lines.at(0)?.['notes'])) ?? [];
  const response = await fetch(metrics);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await response.text()).toContain(
    'pressgraph_operations_total{schema="native",type="query",outcome="success"} 1',
  );
  expect((await fetch(new URL('/metrics', url))).status).toBe(404);
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test('streams are ended, so that clients reconnect elsewhere', async () => {
  await using listening = await listenAnywhere((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
  });
  const events = await fetch(listening.url, { headers: { accept: 'text/event-stream' } });
  const reader = events.body?.getReader();
  await reader?.read();
  const ended = listening.drain.end({ timeout: 600_000 });
  await expect(reader?.read()).rejects.toThrow('terminated');
  expect(await ended).toBe(0);
});

test('subscriptions do not delay shutdown: their streams are ended', async () => {
  await using site = await startWordPressServer({ posts: [makePost({ id: 1 })] });
  const { child, exited, url, lines } = await startService(site.url, { SHUTDOWN_TIMEOUT: '600' });
  const events = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { commentAdded { id } }' }),
  });
  expect(events.headers.get('content-type')).toBe('text/event-stream');
  const read = events.text().catch(() => 'ended');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(await read).toBe('ended');
  expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

test('idle connections do not delay shutdown', async () => {
  await using listening = await listenAnywhere((_, response) => void response.end());
  const silent = connect(Number(new URL(listening.url).port), '127.0.0.1');
  await once(silent, 'connect');
  const closed = once(silent, 'close');
  expect(await listening.drain.end({ timeout: 600_000 })).toBe(0);
  await closed;
});

async function untilRefused(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  await vi.waitUntil(
    () =>
      new Promise<boolean>((resolve) => {
        const socket = connect(Number(port), hostname);
        socket.once('connect', () => resolve(socket.destroy() === undefined));
        socket.once('error', () => resolve(true));
      }),
    { timeout: 20_000 },
  );
}

async function listenAnywhere(listener: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer(listener);
  const drain = createDrain(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    drain,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly { readonly name: string }[] }[];
  }[];
}

function spansIn(body: string): { service: string | undefined; name: string }[] {
  return (JSON.parse(body) as Export).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue;
    return scopeSpans.flatMap(({ spans }) => spans.map(({ name }) => ({ service, name })));
  });
}
