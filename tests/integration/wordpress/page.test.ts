import { describe, expect, test } from 'vitest';
import { clientsOver, EXCHANGES } from '../../helpers/exchanges.ts';
import { sendHtml, startHostileServer } from '../../helpers/hostile-server.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

describe.each(EXCHANGES)('over $name', (over) => {
  const clientOf = clientsOver(over);
  test('the HTML of a page is returned unchanged', async () => {
    await using site = await startWordPressServer({ name: 'The Pressroom' });
    await using client = clientOf(site);
    expect(await client.page('/')).toContain('<title>The Pressroom</title>');
    expect(await client.page('/nowhere/')).toBeNull();
  });

  test('pages of other sites are not requested, not even after redirects', async () => {
    await using server = await startHostileServer((_, response) => {
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
    });
    await using client = clientOf(server);
    await expect(client.page('https://elsewhere.example/')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(server.requests).toEqual([]);
    await expect(client.page('/')).rejects.toMatchObject({ code: 'UPSTREAM_ERROR', route: '/' });
  });

  test('a page over the limit is not read to its end', async () => {
    await using server = await startHostileServer((_, response) => sendHtml(response, 200, 'x'.repeat(5000)));
    await using client = clientOf(server, { maxBodyBytes: 1000 });
    await expect(client.page('/')).rejects.toMatchObject({
      code: 'UPSTREAM_ERROR',
      message: '/: the answer is larger than 1000 bytes.',
    });
  });
});
