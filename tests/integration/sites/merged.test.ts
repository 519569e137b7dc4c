import { expect, test } from 'vitest';
import { base64, startSites } from '../../helpers/sites.ts';
import { makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const siteCalled = (name: string): WordPressServerOptions => ({
  name,
  posts: [makePost({ id: 1, title: `Post of ${name}`, author: 5 })],
  pages: [makePage({ id: 2, title: `Page of ${name}` })],
  users: [makeUser({ id: 5, name: `Author of ${name}` })],
});

test('one schema over all sites', async () => {
  await using sites = await startSites({ us: siteCalled('USA'), in: siteCalled('India') });
  expect(
    await sites.query(
      '/graphql',
      `{
        sites { key id name site { key } query { posts { nodes { title } } } }
        site(key: "in") { name query { page(by: { slug: "page-2" }) { title } pages { nodes { __typename title author { name } } } } }
        posts { nodes { id title author { name } site { key name } } edges { cursor node { slug } } totalCount sites { key } pageInfo { hasNextPage } }
        node(id: "${base64('us:Post:1')}") { __typename id site { name } ... on Post { title } }
      }`,
    ),
  ).toMatchInlineSnapshot(`
    {
      "data": {
        "node": {
          "__typename": "Post",
          "id": "dXM6UG9zdDox",
          "site": {
            "name": "USA",
          },
          "title": "Post of USA",
        },
        "posts": {
          "edges": [
            {
              "cursor": "WzE3MDQwNzA4MDAsImluIiwxLHsiaW4iOm51bGx9XQ",
              "node": {
                "slug": "post-1",
              },
            },
            {
              "cursor": "WzE3MDQwNzA4MDAsInVzIiwxLHsidXMiOm51bGwsImluIjpudWxsfV0",
              "node": {
                "slug": "post-1",
              },
            },
          ],
          "nodes": [
            {
              "author": {
                "name": "Author of India",
              },
              "id": "aW46UG9zdDox",
              "site": {
                "key": "in",
                "name": "India",
              },
              "title": "Post of India",
            },
            {
              "author": {
                "name": "Author of USA",
              },
              "id": "dXM6UG9zdDox",
              "site": {
                "key": "us",
                "name": "USA",
              },
              "title": "Post of USA",
            },
          ],
          "pageInfo": {
            "hasNextPage": false,
          },
          "sites": [
            {
              "key": "us",
            },
            {
              "key": "in",
            },
          ],
          "totalCount": 2,
        },
        "site": {
          "name": "India",
          "query": {
            "page": {
              "title": "Page of India",
            },
            "pages": {
              "nodes": [
                {
                  "__typename": "Page",
                  "author": null,
                  "title": "Page of India",
                },
              ],
            },
          },
        },
        "sites": [
          {
            "id": "dXM6U2l0ZTpzaXRl",
            "key": "us",
            "name": "USA",
            "query": {
              "posts": {
                "nodes": [
                  {
                    "title": "Post of USA",
                  },
                ],
              },
            },
            "site": {
              "key": "us",
            },
          },
          {
            "id": "aW46U2l0ZTpzaXRl",
            "key": "in",
            "name": "India",
            "query": {
              "posts": {
                "nodes": [
                  {
                    "title": "Post of India",
                  },
                ],
              },
            },
            "site": {
              "key": "in",
            },
          },
        ],
      },
    }
  `);
});
