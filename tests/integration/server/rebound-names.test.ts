import { expect, test } from 'vitest';
import { createGateway } from '../../../src/server/create-gateway.ts';
import { createFetchExchange } from '../../../src/wordpress/http/exchange/fetch-exchange.ts';
import { sendJson, startHostileServer } from '../../helpers/hostile-server.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';

test('a name that leads inside after discovery brings nothing but what is asked of the site', async () => {
  await using site = await startWordPressServer({
    home: 'http://site.example',
    posts: [makePost({ id: 1 })],
  });
  await using inside = await startHostileServer((_request, response) =>
    sendJson(response, { secret: 'of the house' }),
  );
  let address = site.url;
  const hosts = new Set<string>();
  const gateway = await createGateway({
    wordpress: 'http://site.example',
    exchange: createFetchExchange({
      fetch: async (input, init) => {
        const url = new URL(String(input instanceof Request ? input.url : input));
        hosts.add(url.host);
        return await fetch(new URL(url.pathname + url.search, address), init);
      },
    }),
    upstream: { retries: 0 },
    cache: { ttl: 0 },
    freshness: { watchInterval: 0 },
  });
  const ask = async (query: string) => {
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return await response.text();
  };
  expect(await ask('{ posts { nodes { databaseId } } }')).toContain('"databaseId":1');
  address = inside.url;
  for (const query of [
    '{ posts { nodes { title } } }',
    '{ nodeByUri(uri: "/latest/meta-data/") { id } }',
    `{ nodeByUri(uri: "${inside.url}/latest/meta-data/") { id } }`,
    '{ menus { name } site { name } }',
  ]) {
    expect(await ask(query)).not.toContain('of the house');
  }
  await gateway.dispose();
  expect([...hosts]).toEqual(['site.example']);
});
