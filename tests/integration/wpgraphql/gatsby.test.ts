import { expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { MAGAZINE } from '../../helpers/wpgraphql.ts';

async function ask(query: string, variables: object = {}) {
  await using gateway = await startGateway(MAGAZINE);
  const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as { readonly data: Record<string, unknown>; readonly errors?: unknown };
}

test('what gatsby-source-wordpress asks before it builds', async () => {
  expect(
    await ask(
      `query ($range: String!, $wp: String!) {
        isWpGatsby schemaMd5 wpGatsby { arePrettyPermalinksEnabled }
        wpGatsbyCompatibility(wpGatsbyVersionRange: $range, wpGQLVersionRange: $wp) { satisfies { wpGQL wpGatsby } }
      }`,
      { range: '>=0.8.0 <3.0.0', wp: '>=1.0.0 <3.0.0' },
    ),
  ).toEqual({
    data: {
      isWpGatsby: true,
      schemaMd5: expect.stringMatching(/^[0-9a-f]{32}$/),
      wpGatsby: { arePrettyPermalinksEnabled: true },
      wpGatsbyCompatibility: { satisfies: { wpGQL: true, wpGatsby: true } },
    },
  });
});

test('media by the numbers in their ids', async () => {
  const { data, errors } = await ask(
    '{ mediaItems(first: 100, where: { in: ["7", "8"] }) { nodes { id } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ mediaItems: { nodes: [{ id: Buffer.from('post:7').toString('base64') }] } });
});

test('what changed since its last build', async () => {
  await using gateway = await startGateway({
    posts: [
      ['2024-01-01T00:00:00', '2024-01-01T00:00:00'],
      ['2024-01-01T00:00:00', '2024-05-01T00:00:00'],
      ['2024-06-01T00:00:00', '2024-06-01T00:00:00'],
    ].map(([date, modified], index) =>
      makePost({ id: index + 1, date, modified, date_gmt: date, modified_gmt: modified }),
    ),
  });
  const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `query ($since: Float!, $after: String) {
        actionMonitorActions(where: { sinceTimestamp: $since, orderby: { field: MODIFIED, order: DESC } }, first: 100, after: $after) {
          nodes {
            id title actionType referencedNodeID referencedNodeStatus referencedNodeGlobalRelayID
            referencedNodeSingularName referencedNodePluralName
          }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      variables: { since: Date.parse('2024-03-01T00:00:00Z') },
    }),
  });
  expect(await response.json()).toMatchObject({
    data: {
      actionMonitorActions: {
        nodes: [
          { actionType: 'CREATE', referencedNodeID: '3', referencedNodeSingularName: 'post' },
          { actionType: 'UPDATE', referencedNodeID: '2', referencedNodePluralName: 'posts' },
        ],
        pageInfo: { hasNextPage: false },
      },
    },
  });
});
