import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';

let wordPress: EmbeddedWordPress;
let gateway: Gateway;
let requests = 0;

beforeAll(async () => {
  wordPress = await startWordPress();
  await wordPress.run(`
    $post = wp_insert_post( array( 'post_title' => 'Discussed', 'post_status' => 'publish', 'comment_status' => 'open' ) );
    $comments = array( 0 );
    for ( $n = 1; $n <= 60; $n++ ) $comments[] = wp_insert_comment( array( 'comment_post_ID' => $post, 'comment_content' => "No. $n", 'comment_approved' => 1, 'comment_parent' => $comments[ intdiv( $n, 3 ) ] ) );
    $terms = array( 0 );
    for ( $n = 1; $n <= 160; $n++ ) $terms[] = wp_insert_term( 'Topic ' . ( $n % 4 ), 'category', array( 'parent' => $terms[ intdiv( $n, 3 ) ], 'slug' => "topic-$n" ) )['term_id'] ?? 0;
    $pages = array( 0 );
    for ( $n = 1; $n <= 60; $n++ ) $pages[] = wp_insert_post( array( 'post_title' => "Leaf $n", 'post_type' => 'page', 'post_status' => 'publish', 'menu_order' => $n % 2, 'post_parent' => $pages[ intdiv( $n, 3 ) ] ) );
    echo 'ok';`);
  gateway = await createGateway({
    wordpress: wordPress.url,
    upstream: { headersTimeout: 150_000 },
    cache: { ttl: 0 },
    onRequest: () => {
      requests += 1;
    },
  });
});
afterAll(async () => {
  await gateway?.dispose();
  await wordPress?.stop();
});

async function ask(query: string): Promise<{ readonly data: never; readonly requests: number }> {
  requests = 0;
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
  expect(errors).toBeUndefined();
  return { data, requests };
}

describe('trees of a real WordPress', () => {
  test.each([
    ['comments', 'replies', '', 3],
    ['categories', 'children', '', 6],
    ['pages', 'children', ', orderBy: { field: MENU_ORDER, direction: ASC }', 4],
  ])('%s: %s of each are those that it has alone', async (field, below, order, most) => {
    type Node = { readonly databaseId: number; readonly [name: string]: unknown };
    const list = `${below}(first: 5${order}) { totalCount nodes { databaseId } }`;
    const together = await ask(
      `{ all: ${field}(first: 40, orderBy: { field: ID, direction: ASC }) { nodes { databaseId ${list} } } }`,
    );
    const { nodes } = (together.data as { all: { nodes: Node[] } }).all;
    expect(together.requests).toBeLessThanOrEqual(most);
    expect(nodes.some((node) => (node[below] as { nodes: unknown[] }).nodes.length > 1)).toBe(true);
    const one = { comments: 'comment', categories: 'category', pages: 'page' }[field];
    for (const node of nodes.slice(0, 12)) {
      const alone = await ask(
        `{ one: ${one}(by: { databaseId: ${node.databaseId} }) { databaseId ${list} } }`,
      );
      expect(node).toEqual((alone.data as { one: Node }).one);
    }
  });
});
