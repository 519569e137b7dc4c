import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { range, startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const LONG = '{ posts(first: 50) { nodes { title uri } } }';
const SHORT = '{ posts(first: 1) { nodes { title } } }';

let gateway: TestGateway;
const server = createServer((incoming, outgoing) => gateway.gateway(incoming, outgoing));
beforeAll(async () => {
  gateway = await startGateway({ posts: range(1, 50).map((id) => makePost({ id })) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await gateway[Symbol.asyncDispose]();
});

async function ask(query: string, acceptEncoding?: string) {
  const { port } = server.address() as AddressInfo;
  const { headers, body } = await request(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(acceptEncoding && { 'accept-encoding': acceptEncoding }),
    },
    body: JSON.stringify({ query }),
  });
  return { headers, bytes: Buffer.from(await body.arrayBuffer()) };
}

describe('an answer', () => {
  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ] as const)('is compressed for a caller who accepts %s', async (accepted, encoding, decompress) => {
    const plain = await ask(LONG);
    const { headers, bytes } = await ask(LONG, accepted);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(headers['vary']).toContain('accept-encoding');
    expect(bytes.length).toBeLessThan(plain.bytes.length / 3);
    expect(decompress(bytes).equals(plain.bytes)).toBe(true);
  });

  test.each([
    ['for a caller who accepts nothing of it', LONG, undefined],
    ['for a caller who accepts what we do not speak', LONG, 'zstd, identity'],
    ['where it is short', SHORT, 'gzip, br'],
  ])('is not compressed %s', async (_name, query, accepted) => {
    const { headers, bytes } = await ask(query, accepted);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['vary']).toContain('accept-encoding');
    expect(JSON.parse(bytes.toString())).toHaveProperty('data.posts.nodes');
  });
});
