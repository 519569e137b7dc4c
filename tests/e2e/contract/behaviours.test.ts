import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedWordPress, startWordPress } from '../../../demo/start-wordpress.mjs';
import type { Behaviour } from '../../helpers/wordpress/behaviour.ts';
import { startWordPressServer } from '../../helpers/wordpress-server.ts';
import type { SiteContents } from '../../helpers/wordpress-site.ts';
import { ask } from './compare.ts';
import { mirror } from './mirror.ts';

let wordPress: EmbeddedWordPress;
let contents: SiteContents;
beforeAll(async () => {
  wordPress = await startWordPress();
  contents = await mirror(wordPress.url);
});
afterAll(() => wordPress.stop());

interface Case {
  /** Of a must-use plugin of the real one. */
  readonly php: string;
  readonly behaviour: Behaviour;
  readonly requests: readonly string[];
}

const ACCOUNT = { user: 'admin', password: 'demo demo demo demo demo demo', id: 1 };

const CASES: Readonly<Record<string, Case>> = {
  'a theme that sets posts_per_page for every query': {
    php: `add_action( 'pre_get_posts', fn( $query ) => $query->set( 'posts_per_page', 12 ) );`,
    behaviour: { postsPerPage: 12 },
    requests: [
      '/wp/v2/posts?per_page=100&_fields=id',
      '/wp/v2/posts?per_page=100&page=2&_fields=id',
      '/wp/v2/posts?per_page=100&page=4&_fields=id',
      '/wp/v2/posts?per_page=5&_fields=id',
      '/wp/v2/posts?per_page=100&offset=20&_fields=id',
      '/wp/v2/posts?include=22,23,24,25,26,27,29,30,31,32,33,35,36,37&per_page=100&_fields=id',
      '/wp/v2/tags?per_page=100&_fields=id',
      '/wp/v2/comments?per_page=100&_fields=id',
      'HEAD /wp/v2/posts?per_page=100',
    ],
  },
  'filters that cap every list': {
    php: `
      foreach ( array( 'post', 'page', 'attachment' ) as $type ) {
        add_filter( "rest_{$type}_query", function ( $args ) {
          $args['posts_per_page'] = min( $args['posts_per_page'], 5 );
          return $args;
        } );
      }
      foreach ( array( 'post_tag', 'category', 'user', 'comment' ) as $kind ) {
        add_filter( "rest_{$kind}_query", function ( $args ) {
          $args['number'] = min( $args['number'], 5 );
          return $args;
        } );
      }`,
    behaviour: { rowCap: 5 },
    requests: [
      '/wp/v2/posts?per_page=20&_fields=id',
      '/wp/v2/posts?per_page=20&page=2&_fields=id',
      '/wp/v2/posts?per_page=3&page=2&_fields=id',
      '/wp/v2/posts?per_page=20&offset=10&_fields=id',
      '/wp/v2/tags?per_page=20&_fields=id',
      '/wp/v2/tags?per_page=20&page=2&_fields=id',
      '/wp/v2/tags?include=40,41,42,43,44,45,46&per_page=100&_fields=id',
      '/wp/v2/categories?per_page=6&page=2&_fields=id',
      '/wp/v2/users?per_page=20&_fields=id',
      '/wp/v2/comments?per_page=20&_fields=id',
      '/wp/v2/comments?per_page=20&page=2&_fields=id',
    ],
  },
  'a lower maximum': {
    php: `
      $lower = function ( $params ) {
        $params['per_page']['maximum'] = 20;
        return $params;
      };
      foreach ( array( 'post', 'page', 'attachment', 'post_tag', 'category', 'user', 'comment' ) as $kind ) {
        add_filter( "rest_{$kind}_collection_params", $lower );
      }`,
    behaviour: { maximum: 20 },
    requests: [
      '/wp/v2/posts?per_page=20&_fields=id',
      '/wp/v2/posts?per_page=21&_fields=id',
      '/wp/v2/tags?per_page=100&_fields=id',
      '/wp/v2/users?per_page=100&_fields=id',
      '/wp/v2/comments?per_page=100&_fields=id',
      '/wp/v2/posts/48?_embed=replies&_fields=_links.replies',
    ],
  },
  'rows that a plugin drops after the query': {
    php: `
      add_filter( 'the_posts', fn( $posts ) => array_values( array_filter( $posts, fn( $post ) => $post->ID % 5 !== 3 ) ) );
      add_filter( 'get_terms', fn( $terms ) => array_values( array_filter( $terms, fn( $term ) => ! is_object( $term ) || $term->term_id % 5 !== 3 ) ) );`,
    behaviour: { dropped: ({ id }, slug) => slug !== 'user' && slug !== 'comment' && id % 5 === 3 },
    requests: [
      '/wp/v2/posts?per_page=10&_fields=id',
      '/wp/v2/posts?per_page=100&_fields=id',
      '/wp/v2/posts?per_page=10&offset=10&_fields=id',
      '/wp/v2/tags?per_page=10&_fields=id',
      '/wp/v2/tags?per_page=10&page=2&_fields=id',
      'HEAD /wp/v2/posts?per_page=10',
    ],
  },
  'lists of one language': {
    php: `
      add_filter( 'rest_post_query', function ( $args, $request ) {
        $args['author__in'] = 'fr' === $request['lang'] ? array( 4, 5, 6, 7 ) : array( 2, 3 );
        return $args;
      }, 10, 2 );`,
    behaviour: {
      listed: ({ author }, slug, { lang }) => slug !== 'post' || (lang === 'fr') === Number(author) > 3,
    },
    requests: [
      '/wp/v2/posts?per_page=100&_fields=id',
      '/wp/v2/posts?per_page=100&_fields=id&lang=fr',
      '/wp/v2/posts?include=54,48,52&_fields=id',
      '/wp/v2/posts?slug=hello-ink,halftones&_fields=id',
      '/wp/v2/posts/48?_fields=id',
      '/wp/v2/posts/54?_fields=id',
      '/wp/v2/pages?_fields=id',
    ],
  },
  'a home that is not the site’s own address': {
    php: `add_filter( 'option_home', fn() => 'https://front.example', 99 );`,
    behaviour: { home: 'https://front.example' },
    requests: [
      '/wp-json/?_fields=home,url',
      '/wp/v2/posts/54?_fields=id,link,_links',
      '/wp/v2/tags/40',
      '/wp/v2/media/15?_fields=id,link,source_url,media_details.sizes',
      '/wp/v2/posts?per_page=2&_fields=id,link',
    ],
  },
  'REST for callers who signed in': {
    php: `
      add_filter( 'rest_authentication_errors', function ( $result ) {
        if ( true === $result || is_wp_error( $result ) || is_user_logged_in() ) {
          return $result;
        }
        return new WP_Error( 'rest_not_logged_in', 'You are not currently logged in.', array( 'status' => 401 ) );
      } );`,
    behaviour: { wantsLogin: true, accounts: [ACCOUNT] },
    requests: [
      '/wp-json/?_fields=home',
      '/wp/v2/posts?per_page=1&_fields=id',
      'OPTIONS /wp/v2/posts',
      '/wp/v2/nothing',
      'HEAD /2026/04/the-lay-of-the-case/',
    ],
  },
};

describe.each(Object.entries(CASES))('%s', (name, { php, behaviour, requests }) => {
  test('is imitated', async () => {
    // Compiled code is kept by path, so that each has its own.
    const file = `WPMU_PLUGIN_DIR . '/${name.replaceAll(/\W+/g, '-')}.php'`;
    await wordPress.run(`file_put_contents( ${file}, ${quoted(`<?php ${php}`)} );`);
    await using site = await startWordPressServer({ ...contents, ties: 'byId', ...behaviour });
    try {
      for (const request of requests) {
        expect([request, await ask(site.url, request)]).toEqual([request, await ask(wordPress.url, request)]);
      }
    } finally {
      await wordPress.run(`unlink( ${file} );`);
    }
  });
});

test('REST for callers who signed in answers them', async () => {
  const { user, password } = ACCOUNT;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  await using site = await startWordPressServer({ ...contents, wantsLogin: true, accounts: [ACCOUNT] });
  for (const request of ['/wp-json/?_fields=home', '/wp/v2/users/me?_fields=id', '/wp/v2/posts?_fields=id']) {
    const init = { headers: { authorization } };
    expect(await ask(site.url, request, init)).toEqual(await ask(wordPress.url, request, init));
  }
});

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
