import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import type { Gateway } from '../../src/server/gateway.ts';
import { PATIENT } from '../helpers/live-gateway.ts';
import { MANGLED_NAMES } from '../helpers/mangled-names.ts';

/** A site of its own: some of these tests rename posts, or move the home URL. */
let wordPress: EmbeddedWordPress;
let gateway: Gateway;

const query = async (document: string, variables: Record<string, unknown> = {}) => {
  const response = await gateway.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  return await response.json();
};

const AT = 'query ($uri: String!) { nodeByUri(uri: $uri) { id } redirect(uri: $uri) { uri status } }';

beforeAll(async () => {
  wordPress = await startWordPress();
  gateway = await createGateway({ ...PATIENT, wordpress: wordPress.url, cache: { ttl: 0 } });
});

afterAll(async () => {
  await gateway.dispose();
  await wordPress.stop();
});

test('PHP reads the names of parameters as the table says', async () => {
  const names = JSON.stringify(MANGLED_NAMES.map(([written]) => written));
  const read = await wordPress.run(
    `$read = array(); foreach (json_decode('${names}') as $name) { parse_str("$name=1", $query); $read[] = key($query); } echo json_encode($read);`,
  );
  expect(JSON.parse(read)).toEqual(MANGLED_NAMES.map(([, name]) => name));
  expect(inject('wordPressUrl')).not.toBe(wordPress.url);
});

test('the uris of items of every kind lead back to them', async () => {
  const { data } = await query(`{
    posts(first: 12) { nodes { id uri } } pages(first: 12) { nodes { id uri } } books(first: 12) { nodes { id uri } }
    categories(first: 12) { nodes { id uri } } tags(first: 12) { nodes { id uri } } genres(first: 12) { nodes { id uri } }
    authors(first: 12) { nodes { id uri } } media(first: 12) { nodes { id uri } }
  }`);
  const kinds: readonly (readonly { id: string; uri: string }[])[] = Object.values<{
    nodes: { id: string; uri: string }[];
  }>(data).map(({ nodes }) => nodes);
  expect(kinds.every((items) => items.length > 3)).toBe(true);
  for (const items of kinds) {
    const fields = items.map(
      ({ uri }, index) => `item${index}: nodeByUri(uri: ${JSON.stringify(uri)}) { id }`,
    );
    const found = await query(`{ ${fields.join(' ')} }`);
    expect(Object.values(found.data)).toEqual(items.map(({ id }) => ({ id })));
  }
  // That of books is at the slug of their addresses, which is not that of the type.
  const archives = await query(
    '{ contentTypes { uri } of: nodeByUri(uri: "/books/") { ... on ContentType { slug } } }',
  );
  expect(archives.data).toEqual({
    contentTypes: [{ uri: '/' }, { uri: null }, { uri: '/books/' }, { uri: null }],
    of: { slug: 'book' },
  });
});

describe('redirects', () => {
  beforeAll(async () => {
    await wordPress.run(`
      $rename = function ($from, $to) { $post = get_page_by_path($from, OBJECT, array('post', 'book')); wp_update_post(array('ID' => $post->ID, 'post_name' => $to)); };
      $rename('small-caps-arent-small-capitals', 'small-caps-renamed');
      $rename('em-en-and-hair', 'em-en'); $rename('em-en', 'em-en-and');
      $rename('twenty-four-line-gothic', 'gothic-new');`);
  });

  test.each([
    ['a former slug', '/2026/03/small-caps-arent-small-capitals/', '/2026/03/small-caps-renamed/'],
    ['a former slug that begins the new one', '/2026/03/em-en/', '/2026/03/em-en-and/'],
    ['a former slug of another type', '/books/twenty-four-line-gothic/', '/books/gothic-new/'],
    ['a missing trailing slash', '/2026/04/the-lay-of-the-case', '/2026/04/the-lay-of-the-case/'],
    ['the slug alone', '/the-lay-of-the-case/', '/2026/04/the-lay-of-the-case/'],
  ])('%s is followed, and reported', async (_, uri, target) => {
    const { data } = await query(AT, { uri });
    expect(data).toEqual({
      nodeByUri: (await query(AT, { uri: target })).data.nodeByUri,
      redirect: { uri: target, status: 301 },
    });
    expect(data.nodeByUri).not.toBeNull();
  });

  test.each([
    '/2026/03/em-e',
    '/em-e/',
    '/the-lay/',
    '/books/goth/',
    '/wrong/path/the-lay-of/',
    '/?name=the-lay',
  ])('WordPress’s guess for %s is not', async (uri) => {
    const guess = await fetch(wordPress.url + uri, { method: 'HEAD', redirect: 'manual' });
    expect(guess.status).toBe(301);
    expect(await query(AT, { uri })).toEqual({ data: { nodeByUri: null, redirect: null } });
  });
});

describe('a headless site, whose home URL is a front end', () => {
  const FRONT = 'https://front.example';

  beforeAll(async () => {
    await wordPress.run(
      `file_put_contents(WPMU_PLUGIN_DIR . '/headless-home.php', '<' . '?php add_filter("option_home", function () { return "${FRONT}"; }, 20);');`,
    );
    await gateway.dispose();
    gateway = await createGateway({ ...PATIENT, wordpress: wordPress.url, cache: { ttl: 0 } });
  });

  test.each([
    ['/2026/04/the-lay-of-the-case/', 'Post'],
    ['/2026/04/the-lay-of-the-case', 'Post'],
    ['/category/craft/', 'Category'],
    ['/author/hiro-tanabe/', 'Author'],
    ['/a-type-specimen/', 'Media'],
    ['/?p=54', 'Post'],
  ])('%s is found by either address: a %s', async (uri, type) => {
    for (const address of [uri, FRONT + uri, wordPress.url + uri]) {
      expect(
        await query('query ($uri: String!) { nodeByUri(uri: $uri) { __typename } }', { uri: address }),
      ).toEqual({ data: { nodeByUri: { __typename: type } } });
    }
  });

  test('what does not exist is null', async () => {
    expect(await query(AT, { uri: '/nothing-here/' })).toEqual({ data: { nodeByUri: null, redirect: null } });
  });
});
