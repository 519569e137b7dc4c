import { expect, test } from 'vitest';
import { sendHtml, startHostileServer } from '../../helpers/hostile-server.ts';
import { type ClientOptions, createClient } from '../../helpers/wordpress-client.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

function clientOf({ url }: { url: string }, options: Partial<ClientOptions> = {}) {
  const client = createClient({ restRoot: `${url}/wp-json/`, siteUrl: url, ...options });
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
}

test('the HTML of a page of the site is read as it is', async () => {
  await using site = await startWordPressServer({ name: 'The Pressroom' });
  await using client = clientOf(site);
  expect(await client.page('/')).toContain('<title>The Pressroom</title>');
  expect(await client.page('/nowhere/')).toBeNull();
});

test('no page is read of another site, nor where the site sends there', async () => {
  await using server = await startHostileServer((_, response) => {
    response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
  });
  await using client = clientOf(server);
  await expect(client.page('https://elsewhere.example/')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(server.requests).toEqual([]);
  await expect(client.page('/')).rejects.toMatchObject({ code: 'UPSTREAM_ERROR', route: '/' });
});

test('a page larger than the limit is not read to its end', async () => {
  await using server = await startHostileServer((_, response) => sendHtml(response, 200, 'x'.repeat(5000)));
  await using client = clientOf(server, { maxBodyBytes: 1000 });
  await expect(client.page('/')).rejects.toMatchObject({
    code: 'UPSTREAM_ERROR',
    message: '/: the answer is larger than 1000 bytes.',
  });
});
