import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../demo/start-wordpress.mjs';
import { createGateway } from '../../src/server/create-gateway.ts';
import { assertSigned } from '../../src/server/site/webhook-request.ts';
import { READ_ROUTE } from '../../src/wordpress/companion/companion-answer.ts';
import { PATIENT, startLiveGateway } from '../helpers/live-gateway.ts';
import { answerReads, type Answer as Imitated, type Read } from '../helpers/plugins/companion.ts';
import { TypedDocumentString } from './generated/graphql.ts';

const SECRET = 'a secret of more than thirty-two characters';

/** Stands for wp-config.php, whose constants are the options of each test, and for plugins of the site. */
const SITE = `<?php
foreach ( get_option( 'companion_constants', array() ) as $name => $value ) define( $name, $value );
add_image_size( 'hero-wide', 1200, 0 );
add_filter( 'pressgraph_companion_allow', fn( $can, $request ) => $can && $request->get_route() !== get_option( 'companion_refused' ), 10, 2 );
add_action( 'rest_api_init', function () {
  register_rest_field( 'book', 'many', array( 'get_callback' => fn() => range( 1, 501 ) ) );
  register_rest_field( 'category', 'locale', array( 'get_callback' => fn() => get_locale() . ( $GLOBALS['post']->ID ?? '' ) ) );
  register_rest_field( 'book', 'messy', array( 'get_callback' => function ( $item ) {
    switch_to_locale( 'de_DE' );
    $GLOBALS['post'] = get_post( $item['id'] );
    return 1;
  } ) );
} );
add_filter( 'rest_prepare_book', function ( $response ) {
  if ( get_option( 'companion_large' ) ) $response->data['large'] = str_repeat( 'x', 900000 );
  return $response;
} );
add_filter( 'rest_post_dispatch', function ( $response, $server, $request ) {
  if ( $request->get_route() === '/wp/v2/tags' && ! $request['include'] ) $response->set_data( array() );
  return $response;
}, 10, 3 );
add_action( 'rest_api_init', function () {
  if ( get_option( 'companion_plain' ) ) remove_filter( 'rest_prepare_post', 'pressroom_portable_rest_response' );
}, 99 );
add_filter( 'query', function ( $sql ) {
  if ( preg_match( '/term_relationships.*object_id IN \\(\\d+,/s', $sql ) ) $GLOBALS['terms_read'] = true;
  return $sql;
} );
add_filter( 'rest_post_dispatch', function ( $response, $server, $request ) {
  if ( $request->get_route() === '/pressgraph/v1/read' ) $response->header( 'X-Terms', empty( $GLOBALS['terms_read'] ) ? 'unread' : 'read' );
  return $response;
}, 10, 3 );
add_filter( 'pre_http_request', function ( $answer, $arguments, $url ) {
  if ( ! str_contains( $url, 'gateway.example' ) ) return $answer;
  update_option( 'companion_sent', array_merge( get_option( 'companion_sent', array() ), array( compact( 'url', 'arguments' ) ) ), false );
  return array( 'headers' => array(), 'body' => '', 'response' => array( 'code' => 202, 'message' => '' ), 'cookies' => array() );
}, 10, 3 );
`;

let wordPress: EmbeddedWordPress;
let administrator: Record<string, string>;

beforeAll(async () => {
  wordPress = await startWordPress();
  const { user, password } = wordPress.applicationPassword;
  administrator = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  const companion = await readFile(new URL('../../companion/pressgraph-companion.php', import.meta.url));
  await wordPress.run(`
    wp_mkdir_p( WPMU_PLUGIN_DIR );
    file_put_contents( WPMU_PLUGIN_DIR . '/a-site.php', base64_decode( '${btoa(SITE)}' ) );
    file_put_contents( WPMU_PLUGIN_DIR . '/pressgraph-companion.php', base64_decode( '${companion.toString('base64')}' ) );
    echo 'ok';`);
});
afterAll(() => wordPress?.stop());
beforeEach(() =>
  wordPress.run(
    `foreach ( array( 'constants', 'refused', 'large', 'plain', 'sent' ) as $name ) delete_option( "companion_$name" ); echo 'ok';`,
  ),
);

interface Answer extends Imitated {
  body: { code?: string } | Row[];
}
type Row = Record<string, unknown>;

async function send(reads: Read[], headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`${wordPress.url}/wp-json/pressgraph/v1/read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ reads }),
  });
}

async function read(reads: Read[], headers?: Record<string, string>): Promise<Answer[]> {
  const { answers } = (await (await send(reads, headers)).json()) as { answers: Answer[] };
  return answers;
}

function rowsOf(answer: Answer | undefined): Row[] {
  if (!Array.isArray(answer?.body)) throw new Error(`Expected rows, got ${JSON.stringify(answer)}.`);
  return answer.body;
}

const codes = (answers: Answer[]) => answers.map(({ status, body }) => [status, 'code' in body && body.code]);
const define = (constants: string) =>
  wordPress.run(`update_option( 'companion_constants', array( ${constants} ) ); echo 'ok';`);

describe('what is read', () => {
  test('each answer is what its route answers by itself', async () => {
    const reads: Read[] = [
      { route: '/wp/v2/posts', query: { per_page: 5 } },
      { route: '/wp/v2/posts', query: { _fields: 'id,title.rendered,author,_links', page: 2 } },
      { route: `/wp/v2/posts/${wordPress.ids.newestPost}`, query: { _fields: 'id,content' } },
      {
        route: '/wp/v2/posts',
        query: { per_page: 3, _embed: 'author,wp:term', _fields: 'id,_links,_embedded' },
      },
      { route: '/wp/v2/categories', query: { orderby: 'count', order: 'desc', hide_empty: true } },
      { route: '/wp/v2/comments', query: { post: [wordPress.ids.threadedPost], _fields: 'id,parent' } },
      { route: '/wp/v2/media', query: { include: [wordPress.ids.portraitMedia] } },
      { route: '/wp/v2/users', query: { who: 'x' } },
      { route: '/wp/v2/posts', query: { per_page: 1000 } },
      { route: '/wp/v2/posts/99999999' },
      { route: '/wp/v2/nothing' },
    ];
    const answers = await read(reads);
    for (const [index, { route, query = {} }] of reads.entries()) {
      const address = new URL(`${wordPress.url}/wp-json${route}`);
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
      const alone = await fetch(address);
      const numberIn = (name: string) => {
        const value = alone.headers.get(name);
        return value === null ? null : Number(value);
      };
      expect({ route, ...answers[index] }).toEqual({
        ...{ route, status: alone.status },
        ...{ total: numberIn('x-wp-total'), pages: numberIn('x-wp-totalpages') },
        body: await alone.json(),
      });
    }
  });

  test('ids of relations come from the rows of an earlier read', async () => {
    const [posts, authors, categories, comments] = await read([
      { route: '/wp/v2/posts', query: { per_page: 5, _fields: 'id,author,categories' } },
      { route: '/wp/v2/users', query: { _fields: 'id' }, from: { read: 0, field: 'author' } },
      { route: '/wp/v2/categories', query: { _fields: 'id' }, from: { read: 0, field: 'categories' } },
      {
        route: '/wp/v2/comments',
        query: { _fields: 'post' },
        from: { read: 0, field: 'id', parameter: 'post' },
      },
    ]);
    const rows = rowsOf(posts);
    const sorted = (ids: unknown[]) => [...new Set(ids)].sort((a, b) => Number(a) - Number(b));
    const idsOf = (answer?: Answer) => sorted(rowsOf(answer).map(({ id }) => id));
    expect(rows).toHaveLength(5);
    expect(idsOf(authors)).toEqual(sorted(rows.map(({ author }) => author)));
    expect(idsOf(categories)).toEqual(sorted(rows.flatMap((row) => row['categories'])));
    const commented = rowsOf(comments).map(({ post }) => post);
    expect(commented).not.toEqual([]);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(commented));
  });

  test('the imitation of other tests answers the same', async () => {
    const reads: Read[] = [
      { route: '/wp/v2/posts', query: { per_page: 5, _fields: ['id', 'author', 'tags', 'featured_media'] } },
      { route: '/wp/v2/users', query: { _fields: ['id', 'name'] }, from: { read: 0, field: 'author' } },
      { route: '/wp/v2/tags', query: { _fields: ['id', 'name'] }, from: { read: 0, field: 'tags' } },
      { route: '/wp/v2/media', query: { _fields: ['id'] }, from: { read: 0, field: 'featured_media' } },
      { route: '/wp/v2/comments', from: { read: 0, field: 'id', parameter: 'post' } },
      { route: '/wp/v2/posts', query: { slug: ['no-such-slug'] } },
      { route: '/wp/v2/users', from: { read: 5, field: 'author' } },
      { route: '/wp/v2/posts', query: { status: 'draft' } },
    ];
    const imitated = await answerReads(reads, (path) => fetch(`${wordPress.url}/wp-json${path}`));
    const ofStatus = ({ status, body }: { status: number; body: unknown }) =>
      status === 200 ? body : status;
    const real = await read(reads);
    expect(imitated.map(ofStatus)).toEqual(real.map(ofStatus));
    expect(imitated.map(({ ids }) => ids)).toEqual(real.map(({ ids }) => ids));
  });

  test('no ids, no rows: an empty `include` would mean everything', async () => {
    const [, authors, ofNothing] = await read([
      { route: '/wp/v2/posts', query: { search: 'nothing has these words' } },
      { route: '/wp/v2/users', from: { read: 0, field: 'author' } },
      { route: '/wp/v2/users', from: { read: 7, field: 'author' } },
    ]);
    expect(authors).toEqual({ status: 200, total: 0, body: [], ids: [] });
    expect(ofNothing).toMatchObject({ status: 424, body: { code: 'pressgraph_no_source' } });
  });

  test('what one read leaves behind, the next does not see', async () => {
    const category = { route: '/wp/v2/categories', query: { per_page: 1, _fields: 'locale' } };
    const [before, , after] = await read([category, { route: '/wp/v2/books' }, category]);
    expect(after).toEqual(before);
  });

  describe('the terms of all rows are read beforehand only if something uses them', () => {
    const ofPosts = async (_fields?: string | string[]) => {
      const response = await send([
        { route: '/wp/v2/posts', query: { per_page: 5, ...(_fields && { _fields }) } },
      ]);
      return response.headers.get('x-terms');
    };
    const plain = () => wordPress.run(`update_option( 'companion_plain', 1 ); echo 'ok';`);

    test.each([
      ['unread', 'id,title.rendered,date,author,featured_media,link'],
      ['unread', ['id', 'title', 'link', 'parent', 'menu_order']],
      ['read', undefined],
      ['read', ','],
      ['read', 'id,tags'],
      ['read', 'id,class_list'],
      ['read', 'id,content.rendered'],
      ['read', 'id,_links'],
      ['read', 'id,of_a_plugin'],
    ])('%s: %s', async (expected, fields) => {
      await plain();
      expect(await ofPosts(fields)).toBe(expected);
    });

    test('a plugin that changes rows may use them', async () => {
      expect(await ofPosts('id,title')).toBe('read');
    });

    test('links may name categories', async () => {
      await plain();
      const permalinks = (structure: string) =>
        wordPress.run(`update_option( 'permalink_structure', '${structure}' ); echo 'ok';`);
      await permalinks('/%category%/%postname%/');
      expect([await ofPosts('id,link'), await ofPosts('id,title')]).toEqual(['read', 'unread']);
      await permalinks('/%year%/%monthnum%/%postname%/');
      expect(await ofPosts('id,link')).toBe('unread');
    });
  });

  test('what a plugin takes out of answers is out of these, too', async () => {
    expect(await read([{ route: '/wp/v2/tags' }])).toMatchObject([{ status: 200, body: [] }]);
  });
});

describe('rights', () => {
  const secrets: Read[] = [
    { route: '/wp/v2/settings' },
    { route: '/wp/v2/users/me' },
    { route: '/wp/v2/posts', query: { status: 'draft' } },
    { route: '/wp/v2/posts', query: { context: 'edit' } },
    { route: '/wp/v2/menus' },
  ];

  test('the public reads what it may read by itself', async () => {
    const answers = await read([...secrets, { route: `/wp/v2/posts/${wordPress.ids.privatePost}` }]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 400, 401, 401, 401]);
  });

  test('a caller who is logged in reads with the own rights, and nobody else is given the answer', async () => {
    expect((await read(secrets, administrator)).map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 200,
    ]);
    const response = await send(secrets, administrator);
    expect(response.headers.get('cache-control')).toMatch(/^(?=.*private)(?=.*no-store)/);
    const anonymous = await send(secrets);
    expect(anonymous.headers.get('cache-control')).toBe('no-store');
    expect(anonymous.headers.get('x-wp-nonce')).toBeNull();
  });

  test.each<[string, Read]>([
    ['another namespace', { route: '/oembed/1.0/embed' }],
    ['this route', { route: '/pressgraph/v1/read' }],
    ['batches of core', { route: '/batch/v1' }],
    ['a namespace that begins alike', { route: '/wp/v2x/posts' }],
    ['the index', { route: '/' }],
    ...['_method', '_envelope', '_jsonp'].map((name): [string, Read] => [
      name,
      { route: '/wp/v2/posts', query: { [name]: 'DELETE' } },
    ]),
  ])('refused: %s', async (_what, refused) => {
    expect(codes(await read([refused]))).toEqual([[403, 'pressgraph_route_closed']]);
  });

  test('what is embedded is what the caller may read', async () => {
    const posts = { route: '/wp/v2/posts', query: { per_page: 100, _embed: ['up', 'replies', 'author'] } };
    const alone = await fetch(`${wordPress.url}/wp-json/wp/v2/posts?per_page=100&_embed=up,replies,author`);
    expect((await read([posts]))[0]?.body).toEqual(await alone.json());
  });

  test('routes are closed by a constant, whatever stands around them, and by a filter', async () => {
    await define(`'PRESSGRAPH_CLOSED_ROUTES' => array( '/wp/v2/users' )`);
    await wordPress.run(`update_option( 'companion_refused', '/wp/v2/comments' ); echo 'ok';`);
    const closed = ['/wp/v2/users', 'wp/v2/users/', '/WP/v2/Users/1', '/wp/v2/comments'];
    const answers = await read([...closed.map((route) => ({ route })), { route: '/wp/v2/posts' }]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 200]);
  });

  test('classic menus are public only if a constant says so, and never for editing', async () => {
    const menus: Read[] = [
      { route: '/wp/v2/menus' },
      { route: '/wp/v2/menu-items' },
      { route: '/wp/v2/menu-items', query: { context: 'edit' } },
    ];
    expect((await read(menus)).map(({ status }) => status)).toEqual([401, 401, 401]);
    await define(`'PRESSGRAPH_PUBLIC_MENUS' => true`);
    expect((await read(menus)).map(({ status }) => status)).toEqual([200, 200, 401]);
  });
});

describe('bounds', () => {
  test('at most twenty reads, and only what is declared', async () => {
    const reads = Array.from({ length: 21 }, () => ({ route: '/wp/v2/posts' }));
    expect((await send(reads)).status).toBe(400);
    expect((await send([])).status).toBe(400);
    expect((await send([{ route: '/wp/v2/posts', method: 'POST' } as Read])).status).toBe(400);
    const get = await fetch(`${wordPress.url}/wp-json/pressgraph/v1/read`);
    expect(get.status).toBe(404);
  });

  test('at most 500 ids, and eight megabytes', async () => {
    const books = { route: '/wp/v2/books', query: { per_page: 1, _fields: 'id,many' } };
    const tooMany = { route: '/wp/v2/posts', from: { read: 0, field: 'many' } };
    expect(codes(await read([books, tooMany]))).toEqual([
      [200, false],
      [413, 'pressgraph_too_many_ids'],
    ]);
    await wordPress.run(`update_option( 'companion_large', true ); echo 'ok';`);
    const large = { route: '/wp/v2/books', query: { per_page: 12 } };
    expect(codes(await read([large, large]))).toEqual([
      [413, 'pressgraph_too_large'],
      [503, 'pressgraph_budget_spent'],
    ]);
  });
});

test('it says what it is', async () => {
  const about = await fetch(`${wordPress.url}/wp-json/pressgraph/v1/about`);
  expect(await about.json()).toEqual({
    ...{ version: '1.0.0', mostReads: 20, mostIds: 500, namespaces: ['wp/v2'] },
    ...{ publicMenus: false, changes: false },
    imageSizes: expect.objectContaining({ thumbnail: { width: 150, height: 150, crop: true } }),
  });
});

test('the sizes of images are in both schemas', async () => {
  await using gateway = await createGateway({ ...PATIENT, wordpress: wordPress.url });
  const ask = async (path: string, query: string) =>
    (await gateway.fetch(`http://gateway${path}?query=${encodeURIComponent(query)}`)).json();
  expect(await ask('/graphql', '{ site { imageSizes { name width height isCropped } } }')).toEqual({
    data: {
      site: {
        imageSizes: expect.arrayContaining([
          { name: 'thumbnail', width: 150, height: 150, isCropped: true },
          { name: 'hero-wide', width: 1200, height: 0, isCropped: false },
        ]),
      },
    },
  });
  expect(await ask('/wp/graphql', '{ __type(name: "MediaItemSizeEnum") { enumValues { name } } }')).toEqual({
    data: {
      __type: {
        enumValues: expect.arrayContaining([{ name: 'HERO_WIDE' }, { name: 'MEDIUM_LARGE' }]),
      },
    },
  });
});

describe('changes', () => {
  test('leave nothing in the global scope, which has a post of its own', async () => {
    await define(
      `'PRESSGRAPH_WEBHOOK_URL' => 'https://gateway.example/graphql/webhook', 'PRESSGRAPH_WEBHOOK_SECRET' => '${SECRET}'`,
    );
    const globals = await wordPress.run(
      `echo wp_json_encode( array_keys( array_filter( $GLOBALS, fn( $value ) => $value instanceof Closure ) ) );`,
    );
    // The demo's own.
    expect(JSON.parse(globals)).toEqual(['pressroom_no_updates']);
  });

  interface Sent {
    url: string;
    arguments: { body: string; headers: Record<string, string>; timeout: number; redirection: number };
  }
  const sent = async (): Promise<Sent[]> =>
    JSON.parse(await wordPress.run(`echo wp_json_encode( get_option( 'companion_sent', array() ) );`));
  const post = (method: string, path: string, body: unknown) =>
    fetch(`${wordPress.url}/wp-json/wp/v2/${path}`, {
      method,
      headers: { ...administrator, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('are signed so that the gateway takes them, and say ids alone', async () => {
    await define(
      `'PRESSGRAPH_WEBHOOK_URL' => 'https://gateway.example/graphql/webhook', 'PRESSGRAPH_WEBHOOK_SECRET' => '${SECRET}'`,
    );
    const { id } = (await (await post('POST', 'books', { title: 'Unseen', status: 'draft' })).json()) as {
      id: number;
    };
    const category = (await (await post('POST', 'categories', { name: 'Told' })).json()) as { id: number };
    await post('DELETE', `books/${id}?force=true`, {});
    await post('DELETE', `categories/${category.id}?force=true`, {});
    const all = await sent();
    const changes = all.flatMap(({ arguments: { body } }) => JSON.parse(body).changes);
    expect(changes).toEqual(
      expect.arrayContaining([
        { type: 'book', id, kind: 'updated' },
        { type: 'category', id: category.id, kind: 'updated' },
        { type: 'book', id, kind: 'deleted' },
        { type: 'category', id: category.id, kind: 'deleted' },
      ]),
    );
    await using gateway = await createGateway({
      ...PATIENT,
      wordpress: wordPress.url,
      freshness: { webhookSecret: SECRET },
    });
    for (const { url, arguments: request } of all) {
      expect(url).toBe('https://gateway.example/graphql/webhook');
      expect(request).toMatchObject({ timeout: 3, redirection: 0 });
      expect(request.body).not.toMatch(/Unseen|Told/);
      const headers = new Headers(request.headers);
      const signed = {
        body: Buffer.from(request.body),
        timestamp: headers.get('x-pressgraph-timestamp'),
        signature: headers.get('x-pressgraph-signature'),
      };
      expect(() => assertSigned(signed, SECRET, Date.now())).not.toThrow();
      const taken = await gateway.fetch('http://gateway/graphql/webhook', {
        ...{ method: 'POST', headers, body: request.body },
      });
      expect(taken.status).toBe(202);
    }
  });

  test.each([
    ['without encryption', 'http://gateway.example/graphql/webhook', SECRET],
    ['with a short secret', 'https://gateway.example/graphql/webhook', 'short'],
  ])('are not sent %s', async (_how, url, secret) => {
    await define(`'PRESSGRAPH_WEBHOOK_URL' => '${url}', 'PRESSGRAPH_WEBHOOK_SECRET' => '${secret}'`);
    await post('POST', `books/${wordPress.ids.book}`, { excerpt: 'Changed.' });
    expect(await sent()).toEqual([]);
  });
});

describe('a gateway over a site with the companion', () => {
  const HOME = `{ posts(first: 20) { totalCount nodes { title author { name } categories { name } tags { name }
    featuredMedia { altText sourceUrl } } } books(first: 3) { nodes { title } } categories(first: 5) { nodes { name } } }`;
  const article =
    () => `{ post(by: { databaseId: ${wordPress.ids.threadedPost} }) { title content author { name } categories { name }
    comments(first: 20) { nodes { authorName content } } } }`;
  const QUERIES = [
    HOME,
    '{ comments(first: 5) { nodes { content post { title } } } menus { name items { label } } }',
    '{ posts(first: 2, where: { search: "nothing has these words" }) { nodes { title author { name } } } authors { nodes { name } } }',
    '{ categories(first: 3) { nodes { posts(first: 2) { totalCount nodes { title } } } } }',
  ];

  /** With a cache that keeps nothing, so that every query is asked of WordPress. */
  async function start(companion: boolean) {
    const gateway = await startLiveGateway(wordPress.url, { upstream: { companion } });
    const ask = async (query: string, headers = {}) => {
      gateway.calls.length = 0;
      const answer = await gateway.query(new TypedDocumentString<unknown, object>(query), {}, headers);
      const routes = gateway.calls.map(({ route }) => route);
      return { answer, routes };
    };
    return { ask, [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose]() };
  }

  test('gives the same answers, in fewer requests', async () => {
    await using together = await start(true);
    await using apart = await start(false);
    for (const query of [...QUERIES, article()]) {
      for (const headers of [{}, administrator]) {
        const expected = await apart.ask(query, headers);
        expect(expected.answer).toHaveProperty('data');
        const first = await together.ask(query, headers);
        expect(first.answer).toEqual(expected.answer);
        const again = await together.ask(query, headers);
        expect(again.answer).toEqual(expected.answer);
        expect(again.routes.length).toBeLessThanOrEqual(expected.routes.length);
      }
    }
  });

  test('a home page is one request, though it was never asked before; so is an article', async () => {
    await using gateway = await start(true);
    for (const query of [HOME, HOME, article(), article()]) {
      expect((await gateway.ask(query)).routes).toEqual([READ_ROUTE]);
    }
  });

  test('a long list by itself goes to the companion, a short one to its route, which a cache may answer', async () => {
    await using gateway = await start(true);
    const titles = (first: number) => gateway.ask(`{ posts(first: ${first}) { nodes { title } } }`);
    expect((await titles(20)).routes).toEqual([READ_ROUTE]);
    expect((await titles(5)).routes).toEqual(['/wp/v2/posts']);
  });

  test('what rows refer to is read along with them until it is cached', async () => {
    await using gateway = await startLiveGateway(wordPress.url, {
      upstream: { companion: true },
      cache: { ttl: 60 },
    });
    const page = async (size: number) => {
      gateway.calls.length = 0;
      const query = `{ posts(first: ${size}) { nodes { title author { name } categories { name } } } }`;
      await gateway.query(new TypedDocumentString<unknown, object>(query), {});
      return gateway.calls.map(({ route }) => route);
    };
    const pages: string[][] = [];
    for (const size of [6, 5, 4, 3, 2]) pages.push(await page(size));
    expect(pages).toEqual([[READ_ROUTE], [READ_ROUTE], [READ_ROUTE], [READ_ROUTE], ['/wp/v2/posts']]);
  });

  test('routes that are closed for it are read by themselves, and so is everything if it is gone', async () => {
    await define(`'PRESSGRAPH_CLOSED_ROUTES' => array( '/wp/v2/users' )`);
    await using gateway = await start(true);
    const first = await gateway.ask(HOME);
    expect(first.routes).toEqual([READ_ROUTE, '/wp/v2/users']);
    expect(first.answer).not.toHaveProperty('errors');
    await wordPress.run(`rename( WPMU_PLUGIN_DIR . '/pressgraph-companion.php', '/tmp/away' ); echo 'ok';`);
    try {
      const gone = await gateway.ask(HOME);
      expect(gone.answer).toEqual(first.answer);
      expect((await gateway.ask(HOME)).routes).not.toContain(READ_ROUTE);
    } finally {
      await wordPress.run(`rename( '/tmp/away', WPMU_PLUGIN_DIR . '/pressgraph-companion.php' ); echo 'ok';`);
    }
  });
});
