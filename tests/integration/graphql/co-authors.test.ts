import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { HOME, makeCustomTerm, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** As Co-Authors Plus 3.7.0 was seen to answer: terms whose slugs begin with `cap-`, and a route for one co-author. */
const GUEST = {
  id: 4539,
  avatar_urls: { 96: 'https://secure.gravatar.com/avatar/?s=96&d=mm&r=g' },
  description: { raw: 'Writes now and then.', rendered: '<p>Writes now and then.</p>\n' },
  display_name: 'Guest &amp; Co',
  link: `${HOME}/author/guest/`,
  featured_media: 0,
  user_nicename: 'guest',
};

const SITE: WordPressServerOptions = {
  posts: [
    makePost({ id: 1, author: 5, coauthors: [31, 30] }),
    makePost({ id: 2, author: 5, coauthors: [30] }),
    makePost({ id: 3, author: 5, coauthors: [] }),
  ],
  users: [makeUser({ id: 5, name: 'Ada', slug: 'ada' })],
  taxonomies: { author: { name: 'Authors', rest_base: 'coauthors', types: ['post'] } },
  types: { post: { rest_base: 'posts', taxonomies: ['category', 'post_tag', 'author'] } },
  custom: {
    author: [
      makeCustomTerm('author', { id: 30, name: 'ada', slug: 'cap-ada' }),
      makeCustomTerm('author', { id: 31, name: 'guest', slug: 'cap-guest' }),
    ],
  },
  further: { '/coauthors/v1/coauthors': () => [GUEST], '/coauthors/v1/coauthors/guest': () => GUEST },
};

test('several authors are authors, and guests have what is known of them', async () => {
  await using gateway = await startGateway(SITE);
  const { data, errors } = await gateway.query(
    '{ posts { nodes { databaseId coAuthors { name slug uri isGuest author { databaseId } } } } }',
  );
  expect(errors).toBeUndefined();
  const ada = { name: 'Ada', slug: 'ada', isGuest: false, author: { databaseId: 5 } };
  expect(data).toMatchObject({
    posts: {
      nodes: [
        { databaseId: 3, coAuthors: [ada] },
        { databaseId: 2, coAuthors: [ada] },
        {
          databaseId: 1,
          coAuthors: [
            { name: 'Guest & Co', slug: 'guest', uri: '/author/guest/', isGuest: true, author: null },
            ada,
          ],
        },
      ],
    },
  });
  expect(gateway.asked().map((call) => call.split('?')[0])).toEqual([
    '/coauthors/v1/coauthors/guest',
    '/wp/v2/coauthors',
    '/wp/v2/posts',
    '/wp/v2/users',
    '/wp/v2/users',
  ]);
});
