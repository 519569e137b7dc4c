import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';

let wordPress: EmbeddedWordPress;
let gateway: Gateway;

beforeAll(async () => {
  wordPress = await startWordPress();
  await wordPress.run(`
    for ( $n = 1; $n <= 41; $n++ ) wp_insert_term( "Topic " . ( $n % 5 ) . " no. $n", 'category' );
    for ( $n = 1; $n <= 37; $n++ ) wp_insert_post( array( 'post_title' => "Imported $n", 'post_status' => 'publish', 'post_date' => '2021-05-05 05:05:05', 'post_author' => 1 ) );
    for ( $n = 1; $n <= 23; $n++ ) wp_insert_post( array( 'post_title' => "Leaf $n", 'post_type' => 'page', 'post_status' => 'publish', 'menu_order' => $n % 2 ) );
    file_put_contents( WPMU_PLUGIN_DIR . '/short-pages.php', '<?php
      add_action( "pre_get_posts", function ( $query ) { if ( isset( $_GET["short"] ) || file_exists( WP_CONTENT_DIR . "/short" ) ) $query->set( "posts_per_page", 12 ); } );
      add_filter( "rest_post_tag_collection_params", function ( $params ) { if ( file_exists( WP_CONTENT_DIR . "/short" ) ) $params["per_page"]["maximum"] = 20; return $params; } );' );
    echo 'ok';`);
  gateway = await createGateway({ wordpress: wordPress.url, upstream: { headersTimeout: 150_000 } });
});
afterAll(async () => {
  await gateway?.dispose();
  await wordPress?.stop();
});

interface Page {
  readonly nodes: readonly { readonly databaseId: number }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}

async function readPage(from: Gateway, list: string, args: string): Promise<Page> {
  const query = `{ list: ${list}(${args}) { nodes { databaseId } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const response = await from.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: { list: Page }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.list;
}

async function walk(
  from: Gateway,
  list: string,
  size: number,
  order: string,
  backward: boolean,
): Promise<number[]> {
  const ids: number[][] = [];
  for (let cursor = ''; ids.length < 200; ) {
    const page = await readPage(from, list, `${backward ? 'last' : 'first'}: ${size} ${cursor} ${order}`);
    ids.push(page.nodes.map(({ databaseId }) => databaseId));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(backward ? hasPreviousPage : hasNextPage)) break;
    cursor = backward ? `before: "${startCursor}"` : `after: "${endCursor}"`;
  }
  return (backward ? ids.reverse() : ids).flat();
}

const LISTS = [
  ['categories', '', 10],
  ['categories', 'orderBy: { field: COUNT, direction: DESC }', 7],
  ['posts', '', 5],
  ['posts', 'orderBy: { field: AUTHOR, direction: ASC }', 9],
  ['posts', 'orderBy: { field: MODIFIED, direction: DESC }', 11],
  ['pages', 'orderBy: { field: MENU_ORDER, direction: ASC }', 6],
  ['tags', 'orderBy: { field: COUNT, direction: ASC }', 60],
] as const;

describe('lists of a real WordPress have each item once, in one order whatever the page size', () => {
  test.each(LISTS)('%s %s by %i', async (list, order, size) => {
    const whole = (await readPage(gateway, list, `first: 1000 ${order}`)).nodes.map(
      ({ databaseId }) => databaseId,
    );
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThan(30);
    expect(await walk(gateway, list, size, order, false)).toEqual(whole);
    expect(await walk(gateway, list, size, order, true)).toEqual(whole);
  });
});

test('a theme that sets 12 posts a page, and a plugin that allows 20 tags, hide nothing', async () => {
  const before = await readPage(gateway, 'posts', 'first: 1000');
  const tags = await readPage(gateway, 'tags', 'first: 1000');
  await wordPress.run(`touch( WP_CONTENT_DIR . '/short' ); echo 'ok';`);
  const short = await createGateway({ wordpress: wordPress.url, upstream: { headersTimeout: 150_000 } });
  try {
    expect((await readPage(short, 'posts', 'first: 1000')).nodes).toEqual(before.nodes);
    expect((await readPage(short, 'tags', 'first: 1000')).nodes).toEqual(tags.nodes);
  } finally {
    await short.dispose();
    await wordPress.run(`unlink( WP_CONTENT_DIR . '/short' ); echo 'ok';`);
  }
});
