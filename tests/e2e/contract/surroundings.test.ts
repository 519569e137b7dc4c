import { describe, expect, test } from 'vitest';
import { makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';
import { ask } from './compare.ts';

// What the embedded WordPress cannot show: older cores, web servers, caches.
const posts = [makePost({ id: 1, author: 2 })];
const users = [makeUser({ id: 2 })];

describe('an old core', () => {
  test('before 5.3 takes top-level names alone', async () => {
    await using site = await startWordPressServer({ posts, core: 5.2 });
    const { body } = await ask(site.url, '/wp/v2/posts?_fields=id,title.rendered,slug');
    expect(body).toEqual([{ id: 1, slug: 'post-1' }]);
    expect((await ask(site.url, '/wp/v2/posts?_fields=title')).body).toEqual([
      { title: { rendered: 'Post 1' } },
    ]);
    expect((await ask(site.url, '/wp/v2/search')).status).toBe(200);
  });

  test('before 5.0 has no search', async () => {
    await using site = await startWordPressServer({ posts, core: 4.9 });
    expect(await ask(site.url, '/wp/v2/search')).toMatchObject({
      status: 404,
      body: { code: 'rest_no_route' },
    });
  });
});

test('users blocked by the web server alone: other ways lead to them', async () => {
  await using site = await startWordPressServer({ posts, users, blocksUsers: true });
  expect(await ask(site.url, '/wp/v2/users')).toMatchObject({ status: 403, body: undefined });
  expect((await ask(site.url, '/wp/v2/users/2')).status).toBe(403);
  expect((await ask(site.url, '/?rest_route=/wp/v2/users&_fields=id')).body).toEqual([{ id: 2 }]);
  expect((await ask(site.url, '/wp/v2/posts?_embed=author')).body).toMatchObject([
    { _embedded: { author: [{ id: 2, name: 'User 2' }] } },
  ]);
});

test('text around JSON', async () => {
  const around = { before: '\uFEFF<br />Notice: Undefined index\n', after: '<!-- cached by a plugin -->' };
  await using site = await startWordPressServer({ posts, around });
  const response = await fetch(`${site.url}/wp-json/wp/v2/posts?_fields=id`);
  expect(response.headers.get('content-type')).toMatch('application/json');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
  expect(text).toBe(`${around.before}[{"id":1}]${around.after}`);
});

test('a password before anything', async () => {
  await using site = await startWordPressServer({ posts, staging: { user: 'stage', password: 'door' } });
  const refused = await fetch(`${site.url}/`);
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Basic realm="staging"');
  const authorization = `Basic ${Buffer.from('stage:door').toString('base64')}`;
  expect((await ask(site.url, '/wp/v2/posts', { headers: { authorization } })).status).toBe(200);
});
