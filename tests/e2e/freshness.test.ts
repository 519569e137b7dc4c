import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import type { RequestLog } from '../../src/wordpress/http/messages.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { PATIENT } from '../helpers/live-gateway.ts';
import { type Subscription, subscribe } from '../helpers/subscribe.ts';

const SECRET = 'between the site and its gateway alone';
const POSTS = '/wp/v2/posts';

let wordPress: EmbeddedWordPress;
let gateway: Gateway;
const calls: RequestLog[] = [];
beforeAll(async () => {
  wordPress = await startWordPress();
  gateway = await createGateway({
    ...PATIENT,
    wordpress: wordPress.url,
    freshness: { refreshInterval: 0, watchInterval: 0.2, sweepInterval: 1, webhookSecret: SECRET },
    cache: { ttl: 3_600 },
    onRequest: (log) => calls.push(log),
  });
});
afterEach(() => {
  calls.length = 0;
});
afterAll(async () => {
  await gateway.dispose();
  await wordPress.stop();
});

async function ask(query: string): Promise<unknown> {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return await response.json();
}

/** PHP, and the id that it returns. */
const inWordPress = async (php: string) => Number(await wordPress.run(php));

const create = (title: string, more = '') =>
  inWordPress(
    `echo wp_insert_post( array( 'post_title' => '${title}', 'post_status' => 'publish' ${more} ) );`,
  );

/** WordPress has a resolution of one second: two changes of an item within one are one event. */
const nextSecond = () => delay(1_100);

/** Subscribes, and waits until the collections are watched. */
async function follow(
  query: string,
  routes: readonly string[],
): Promise<Subscription<Record<string, unknown>>> {
  calls.length = 0;
  const subscription = await subscribe<Record<string, unknown>>(gateway, query);
  // The second poll of a collection starts when the first has ended.
  await vi.waitUntil(() => routes.every((route) => calls.filter((call) => call.route === route).length > 1), {
    timeout: 60_000,
  });
  return subscription;
}

const CHANGES = 'subscription { contentChanged(types: ["post"]) { kind databaseId content { title } } }';

test('events arrive for published, edited, unpublished, scheduled and deleted content', async () => {
  await using changes = await follow(CHANGES, [POSTS]);
  const told = async () => (await changes.next())?.data['contentChanged'];

  const id = await create('Ink');
  expect(await told()).toEqual({ kind: 'CREATED', databaseId: id, content: { title: 'Ink' } });

  await nextSecond();
  await wordPress.run(`wp_update_post( array( 'ID' => ${id}, 'post_title' => 'Pens &amp; ink' ) );`);
  expect(await told()).toEqual({ kind: 'UPDATED', databaseId: id, content: { title: 'Pens & ink' } });

  await wordPress.run(`wp_update_post( array( 'ID' => ${id}, 'post_status' => 'draft' ) );`);
  expect(await told()).toEqual({ kind: 'DELETED', databaseId: id, content: null });

  // WordPress publishes scheduled posts without changing `modified`.
  const scheduled = await create('Later', ", 'post_date' => gmdate( 'Y-m-d H:i:s', time() + 3600 )");
  await wordPress.run(`
    $wpdb->update( $wpdb->posts, array( 'post_modified' => '2024-01-01 00:00:00', 'post_modified_gmt' => '2024-01-01 00:00:00' ), array( 'ID' => ${scheduled} ) );
    clean_post_cache( ${scheduled} );
    wp_publish_post( ${scheduled} );
  `);
  expect(await told()).toEqual({ kind: 'CREATED', databaseId: scheduled, content: { title: 'Later' } });

  await wordPress.run(`wp_delete_post( ${scheduled}, true );`);
  expect(await told()).toEqual({ kind: 'DELETED', databaseId: scheduled, content: null });
});

test('an approved comment is reported', async () => {
  const post = await create('Opinions');
  await using added = await follow(
    `subscription { commentAdded(postId: ${post}) { databaseId content(format: TEXT) post { databaseId } } }`,
    ['/wp/v2/comments'],
  );
  const id = await inWordPress(`echo wp_insert_comment( array(
    'comment_post_ID' => ${post}, 'comment_content' => 'Well said.', 'comment_author' => 'Ada', 'comment_approved' => 0,
  ) );`);
  await wordPress.run(`wp_set_comment_status( ${id}, 'approve' );`);
  expect((await added.next())?.data).toEqual({
    commentAdded: { databaseId: id, content: 'Well said.', post: { databaseId: post } },
  });
});

test('GraphiQL shows events as they arrive, and ends with the subscription', async () => {
  const server = createServer(gateway).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const query = 'subscription Changes { contentChanged { kind databaseId content { title } } }';
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/graphql?${new URLSearchParams({ query })}`);
    await page.getByRole('tab', { name: 'Changes', selected: true }).waitFor();
    calls.length = 0;
    await page.getByRole('button', { name: 'Execute query' }).click();
    await vi.waitUntil(() => calls.filter(({ route }) => route === POSTS).length > 1, { timeout: 60_000 });
    const answer = async () =>
      (await page.locator('.result-window').textContent())?.replaceAll('\u00a0', ' ');

    const id = await create('Seen at once');
    await expect.poll(answer, { timeout: 30_000 }).toContain('"title": "Seen at once"');
    await nextSecond();
    await wordPress.run(`wp_update_post( array( 'ID' => ${id}, 'post_title' => 'Seen again' ) );`);
    await expect.poll(answer, { timeout: 30_000 }).toContain('"title": "Seen again"');

    await page.getByRole('button', { name: 'Stop query' }).click();
    await page.getByRole('button', { name: 'Execute query' }).waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
});

test('the cache is invalidated: items by polling, deleted terms by a sweep', async () => {
  const term = await inWordPress("echo wp_insert_term( 'Blotting', 'post_tag' )['term_id'];");
  const id = await create('Paper', `, 'tags_input' => array( 'Blotting' )`);
  const read = `{ post(by: { databaseId: ${id} }) { title tags { name } } tag(by: { databaseId: ${term} }) { name } }`;
  const tag = { name: 'Blotting' };
  expect(await ask(read)).toEqual({ data: { post: { title: 'Paper', tags: [tag] }, tag } });
  calls.length = 0;
  expect(await ask(read)).toEqual({ data: { post: { title: 'Paper', tags: [tag] }, tag } });
  // Keep requesting what is cached: the gateway watches only what is cached.
  await vi.waitUntil(
    async () => {
      await ask(read);
      return [POSTS, '/wp/v2/tags'].every((route) => calls.filter((call) => call.route === route).length > 2);
    },
    { timeout: 60_000 },
  );
  await wordPress.run(`wp_update_post( array( 'ID' => ${id}, 'post_title' => 'Card' ) );`);
  await vi.waitUntil(async () => JSON.stringify(await ask(read)).includes('Card'), { timeout: 60_000 });
  await wordPress.run(`wp_delete_term( ${term}, 'post_tag' );`);
  await vi.waitUntil(async () => JSON.stringify(await ask(read)).includes('"tag":null'), { timeout: 60_000 });
});

/** The plugin as in the documentation. */
const CONSTANTS = /```php\n([\s\S]+?)```/.exec(
  readFileSync(new URL('../../docs/freshness.md', import.meta.url), 'utf8'),
)?.[1];

/** The embedded PHP has no network, so keep what WordPress would send, for the test to send. */
const KEEP_REQUESTS = `<?php
add_filter( 'pre_http_request', function ( $answer, $request, $url ) {
	if ( ! str_contains( $url, '/webhook' ) ) return $answer;
	update_option( 'kept_requests', array_merge( get_option( 'kept_requests', array() ), array( $request ) ) );
	return array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => 202, 'message' => '' ), 'cookies' => array() );
}, 10, 3 );`;

interface KeptRequest {
  readonly body: string;
  readonly headers: Record<string, string>;
}

test('the companion, with the constants of the documentation, notifies the gateway of changes', async () => {
  const constants = String(CONSTANTS).replace(/getenv\([^)]+\)/, `'${SECRET}'`);
  const install = async (name: string, php: string) =>
    await wordPress.run(
      `file_put_contents( WPMU_PLUGIN_DIR . '/${name}', base64_decode( '${Buffer.from(php).toString('base64')}' ) );`,
    );
  const companion = readFileSync(
    new URL('../../companion/pressgraph-companion.php', import.meta.url),
    'utf8',
  );
  await install('keep-requests.php', KEEP_REQUESTS);
  // Stands for wp-config.php.
  await install('a-config.php', `<?php\n${constants}`);
  await install('pressgraph-companion.php', companion);
  const id = await create('Blots');
  const comment = await inWordPress(
    `echo wp_insert_comment( array( 'comment_post_ID' => ${id}, 'comment_content' => 'So it is.', 'comment_approved' => 0 ) );`,
  );
  await wordPress.run(`wp_set_comment_status( ${comment}, 'approve' );`);
  const term = await inWordPress("echo wp_insert_term( 'Nibs', 'post_tag' )['term_id'];");
  await wordPress.run(`wp_delete_post( ${id}, true );`);
  const kept = JSON.parse(
    await wordPress.run("echo json_encode( get_option( 'kept_requests' ) );"),
  ) as readonly KeptRequest[];
  for (const name of ['keep-requests.php', 'a-config.php', 'pressgraph-companion.php']) {
    await wordPress.run(`unlink( WPMU_PLUGIN_DIR . '/${name}' );`);
  }

  const heard: string[] = [];
  const stop = gateway.changes.listen((changes) =>
    heard.push(...changes.map(({ kind, route, id }) => `${kind} ${route}/${id}`)),
  );
  for (const { body, headers } of kept) {
    const response = await gateway.fetch('http://gateway/graphql/webhook', { method: 'POST', headers, body });
    expect(response.status).toBe(202);
  }
  stop();
  expect(heard).toEqual(
    expect.arrayContaining([
      `UPDATED ${POSTS}/${id}`,
      `UPDATED /wp/v2/comments/${comment}`,
      `UPDATED /wp/v2/tags/${term}`,
      `DELETED ${POSTS}/${id}`,
    ]),
  );
});
