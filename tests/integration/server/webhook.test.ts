import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Change } from '../../../src/changes/changes.ts';
import { startGateway, type TestGateway } from '../../helpers/gateway.ts';
import { subscribe } from '../../helpers/subscribe.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';

const SECRET = 'between the site and its gateway alone';
const NOW = Math.floor(Date.now() / 1000);

const signed = (body: string, timestamp = NOW, secret = SECRET) => ({
  'x-pressgraph-timestamp': String(timestamp),
  'x-pressgraph-signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
});

async function post(
  { gateway }: Pick<TestGateway, 'gateway'>,
  body: string,
  headers: Record<string, string> = signed(body),
) {
  const response = await gateway.fetch('http://gateway/graphql/webhook', { method: 'POST', headers, body });
  return { status: response.status, body: await response.json() };
}

const telling = (...changes: object[]) => JSON.stringify({ changes });
const ONE = telling({ type: 'post', id: 1 });

function heardBy({ gateway }: TestGateway): Change[] {
  const heard: Change[] = [];
  gateway.changes.listen((changes) => heard.push(...changes));
  return heard;
}

describe('the webhook', () => {
  test('accepts changes by WordPress’s keys or by route', async () => {
    await using gateway = await startGateway({}, { freshness: { webhookSecret: SECRET } });
    const heard = heardBy(gateway);
    const body = telling(
      { type: 'post', id: 1 },
      { type: 'attachment', id: 2, kind: 'deleted' },
      { type: 'post_tag', id: 3, kind: 'created' },
      { type: 'user', id: 4 },
      { type: 'comment', id: 5, kind: 'created', postId: 1 },
      { type: '/wp/v2/pages', id: 6 },
    );
    expect(await post(gateway, body)).toEqual({ status: 202, body: { accepted: 6 } });
    const audience = 'caches';
    expect(heard).toEqual([
      { route: '/wp/v2/posts', id: 1, kind: 'UPDATED', audience },
      { route: '/wp/v2/media', id: 2, kind: 'DELETED', audience },
      { route: '/wp/v2/tags', id: 3, kind: 'CREATED', audience },
      { route: '/wp/v2/users', id: 4, kind: 'UPDATED', audience },
      { route: '/wp/v2/comments', id: 5, kind: 'CREATED', postId: 1, audience },
      { route: '/wp/v2/pages', id: 6, kind: 'UPDATED', audience },
    ]);
    expect(gateway.asked()).toEqual([]);
  });

  test('drops cached entries at once, and notifies subscribers of public changes', async () => {
    const posts = [makePost({ id: 1, title: 'Ink' })];
    await using gateway = await startGateway(
      { posts },
      { freshness: { webhookSecret: SECRET, watchInterval: 3_600 }, cache: { ttl: 3_600 } },
    );
    const read = '{ post(by: { databaseId: 1 }) { title } }';
    await gateway.query(read);
    await using changes = await subscribe(
      gateway.gateway,
      'subscription { contentChanged(types: ["post"]) { databaseId content { title } } }',
    );
    await vi.waitUntil(() => gateway.asked().some((asked) => asked.includes('orderby=modified')), {
      timeout: 20_000,
    });
    posts[0] = makePost({ id: 1, title: 'Pens', modified_gmt: '2025-06-01T12:00:00' });
    posts.push(makePost({ id: 2, status: 'draft' }));
    await post(gateway, telling({ type: 'post', id: 2 }, { type: 'post', id: 1 }));
    expect(await gateway.query(read)).toEqual({ data: { post: { title: 'Pens' } } });
    expect(await changes.next()).toEqual({
      data: { contentChanged: { databaseId: 1, content: { title: 'Pens' } } },
    });
  });

  test('is off without a secret', async () => {
    await using gateway = await startGateway();
    const response = await gateway.gateway.fetch('http://gateway/graphql/webhook', {
      method: 'POST',
      headers: signed(ONE),
      body: ONE,
    });
    expect(response.status).toBe(404);
  });

  test.each<[string, Record<string, string>, string]>([
    ['no signature', {}, 'Expected seconds since 1970 in `x-pressgraph-timestamp`.'],
    [
      'a signature of another form',
      { ...signed(ONE), 'x-pressgraph-signature': 'sha1=12' },
      'Expected `sha256=` and 64 hexadecimal digits in `x-pressgraph-signature`.',
    ],
    ['another secret', signed(ONE, NOW, 'guessed'), 'The signature does not match the timestamp and body.'],
    [
      'the signature of another body',
      signed(`${ONE} `),
      'The signature does not match the timestamp and body.',
    ],
    [
      'another timestamp than was signed',
      { ...signed(ONE), 'x-pressgraph-timestamp': String(NOW - 1) },
      'The signature does not match the timestamp and body.',
    ],
    [
      'what was sent before',
      signed(ONE, NOW - 400),
      'The timestamp is more than 300 seconds from the gateway’s clock.',
    ],
    [
      'what is not yet to be sent',
      signed(ONE, NOW + 400),
      'The timestamp is more than 300 seconds from the gateway’s clock.',
    ],
  ])('refuses %s', async (_what, headers, error) => {
    await using gateway = await startGateway({}, { freshness: { webhookSecret: SECRET } });
    const heard = heardBy(gateway);
    expect(await post(gateway, ONE, headers)).toEqual({ status: 401, body: { error } });
    expect(heard).toEqual([]);
  });

  test.each([
    ['what is no JSON', '{', 'Expected a body of JSON in UTF-8.'],
    ['another form', '{"changes":{}}', expect.stringContaining('changes: ')],
    ['an id that is none', telling({ type: 'post', id: '1; --' }), expect.stringContaining('changes.0.id: ')],
    [
      'a type that the site does not have',
      telling({ type: 'film', id: 1 }),
      expect.stringMatching(/^Expected `type` to be one of post, page, category, .+, got “film”\.$/),
    ],
  ])('refuses %s', async (_what, body, error) => {
    await using gateway = await startGateway({}, { freshness: { webhookSecret: SECRET } });
    const heard = heardBy(gateway);
    expect(await post(gateway, body)).toEqual({ status: 400, body: { error } });
    expect(heard).toEqual([]);
  });

  test('limits the size of the body', async () => {
    await using gateway = await startGateway({}, { freshness: { webhookSecret: SECRET } });
    const body = telling(...Array.from({ length: 4_000 }, (_, id) => ({ type: 'post', id: id + 1 })));
    expect(await post(gateway, body)).toMatchObject({ status: 413 });
  });

  test('accepts only POST', async () => {
    await using gateway = await startGateway({}, { freshness: { webhookSecret: SECRET } });
    const { status, headers } = await gateway.gateway.fetch('http://gateway/graphql/webhook');
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });
});
