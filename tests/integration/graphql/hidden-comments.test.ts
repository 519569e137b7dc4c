import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makeComment, makePost } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

describe('comments on a password-protected post', () => {
  const guarded: WordPressServerOptions = {
    posts: [makePost({ id: 1 }), makePost({ id: 2, password: 'secret' })],
    comments: [makeComment({ id: 21, post: 1 }), makeComment({ id: 22, post: 2 })],
  };

  test('are null without an error, and other posts keep theirs', async () => {
    await using gateway = await startGateway(guarded);
    expect(
      await gateway.query('{ posts { nodes { isProtected comments { nodes { databaseId } } } } }'),
    ).toEqual({
      data: {
        posts: {
          nodes: [
            { isProtected: true, comments: null },
            { isProtected: false, comments: { nodes: [{ databaseId: 21 }] } },
          ],
        },
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/comments?post=1&orderby=date&order=desc&per_page=10&_fields=id',
      '/wp/v2/comments?post=2&orderby=date&order=desc&per_page=10&_fields=id',
      '/wp/v2/posts?orderby=date&order=desc&per_page=10&_fields=content.protected,id',
    ]);
  });

  test('are not counted either', async () => {
    await using gateway = await startGateway(guarded);
    expect(await gateway.query('{ posts { nodes { comments { totalCount } } } }')).toEqual({
      data: { posts: { nodes: [{ comments: null }, { comments: { totalCount: 1 } }] } },
    });
  });
});

const refusal = {
  status: 401,
  body: { code: 'rest_forbidden', message: 'Sorry.', data: { status: 401 } },
};

test('comments that the site refuses are an error at each of their paths', async () => {
  await using gateway = await startGateway({
    posts: [makePost({ id: 1 }), makePost({ id: 2 })],
    override: ({ route }) => (route === '/wp/v2/comments' ? refusal : undefined),
  });
  expect(await gateway.query('{ posts { nodes { title comments { totalCount } } } }')).toMatchObject({
    data: {
      posts: {
        nodes: [
          { title: 'Post 2', comments: null },
          { title: 'Post 1', comments: null },
        ],
      },
    },
    errors: [0, 1].map((index) => ({
      path: ['posts', 'nodes', index, 'comments'],
      extensions: { code: 'UNAUTHENTICATED', wordpress: { code: 'rest_forbidden', status: 401 } },
    })),
  });
});
