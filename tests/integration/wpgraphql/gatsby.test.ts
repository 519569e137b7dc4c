import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { buildWPGraphQLSchema } from '../../../src/graphql/build-schema.ts';
import { CORE_SITE } from '../../../src/model/site-model.ts';
import type { ServeOptions } from '../../../src/server/gateway-options.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { makePost } from '../../helpers/wordpress-rows.ts';
import { MAGAZINE } from '../../helpers/wpgraphql.ts';

async function ask(query: string, variables: object = {}, options: ServeOptions = {}) {
  await using gateway = await startGateway(MAGAZINE, options);
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

/** The blocks of content as gatsby-source-wordpress asks for them: every field of every type, five levels deep. */
function blocksAsAsked(): string {
  const schema = buildWPGraphQLSchema(CORE_SITE);
  const block = schema.getType('EditorBlock');
  const types = isInterfaceType(block) ? schema.getPossibleTypes(block) : [];
  const attributes = types.flatMap((type) => {
    const of = getNamedType(type.getFields()['attributes']?.type);
    if (!isObjectType(of)) return [];
    return `... on ${type.name} { attributes_${of.name}: attributes { ${Object.keys(of.getFields()).join(' ')} } }`;
  });
  const nested = Array.from({ length: 5 }).reduce<string>(
    (below) => `innerBlocks { ${below} ...EditorBlockFragment __typename }`,
    '',
  );
  return `fragment BlocksOfPost on Post { editorBlocks { ${nested} ...EditorBlockFragment __typename } }
    fragment EditorBlockFragment on EditorBlock {
      name type clientId parentClientId renderedHtml cssClassNames blockEditorCategoryName apiVersion isDynamic
      ${attributes.join('\n')}
    }`;
}

test('posts with everything below them, within all limits but that of aliases', async () => {
  const page =
    'nodes { __typename id } pageInfo { endCursor hasNextPage total offsetPagination { total hasMore } }';
  const { data, errors } = await ask(
    `query NODE_LIST_QUERY($first: Int!, $after: String) {
      posts(first: $first, after: $after) {
        nodes {
          id uri content excerpt title template { templateName __typename } author { node { __typename id } }
          comments(first: 100) { ${page} } ancestors(first: 100) { ${page} } postFormats(first: 100) { ${page} }
          categories(first: 100) { ${page} } tags(first: 100) { ${page} } terms(first: 100) { ${page} }
          enqueuedScripts(first: 100) { nodes { id dependencies { id dependencies { id dependencies { id } } } } }
          ...BlocksOfPost
        }
        pageInfo { hasNextPage endCursor }
      }
    } ${blocksAsAsked()}`,
    { first: 25 },
    // It gives an alias to the fields of every type.
    { limits: { maxAliases: 1_000 } },
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ posts: { nodes: { length: 12 } } });
});
