import {
  type GraphQLObjectType,
  getNullableType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildWPGraphQLSchema } from '../../../src/graphql/build-schema.ts';
import { CORE_SITE } from '../../../src/model/site-model.ts';

const schema = buildWPGraphQLSchema(CORE_SITE);
const root = schema.getQueryType() as GraphQLObjectType;

const at = (coordinate: string): string | undefined => {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? `${type.getFields()[fieldName]?.type}` : undefined;
};

test.each([
  ['RootQuery.posts', 'RootQueryToPostConnection'],
  ['RootQueryToPostConnection.edges', '[RootQueryToPostConnectionEdge!]!'],
  ['RootQueryToPostConnection.nodes', '[Post!]!'],
  ['RootQueryToPostConnection.pageInfo', 'RootQueryToPostConnectionPageInfo!'],
  ['RootQueryToPostConnectionEdge.node', 'Post!'],
  ['RootQueryToPostConnectionPageInfo.hasNextPage', 'Boolean!'],
  ['Post.id', 'ID!'],
  ['Post.databaseId', 'Int!'],
  ['MediaSize.width', 'String'],
  ['MediaDetails.width', 'Int'],
  ['MediaDetails.filePath', 'String'],
  ['MediaItem.srcSet', 'String'],
  ['NodeWithComments.commentCount', 'Int'],
  ['NodeWithComments.commentStatus', 'String'],
  ['NodeWithComments.comments', 'undefined'],
  ['Page.excerpt', 'undefined'],
  ['MediaItem.desiredSlug', 'String'],
  ['MediaItem.previewRevisionDatabaseId', 'Int'],
])('%s: %s', (coordinate, type) => {
  expect(`${at(coordinate)}`).toBe(type);
});

describe('what clients find by its shape', () => {
  test('Gatsby: lists are nullable objects with `nodes`, and need no argument', () => {
    const lists = Object.values(root.getFields()).filter(({ type }) => {
      const named = getNullableType(type);
      return isObjectType(named) && 'nodes' in named.getFields();
    });
    expect(lists.length).toBeGreaterThan(15);
    const unfound = lists.filter(
      ({ type, args }) => isNonNullType(type) || args.some((argument) => isNonNullType(argument.type)),
    );
    expect(unfound.map(({ name }) => name)).toEqual([]);
  });

  test('Gatsby: the fields that it takes for settings', () => {
    const settings = Object.values(root.getFields()).filter(({ type, args }) => {
      const named = getNullableType(type);
      return (
        isObjectType(named) &&
        !('nodes' in named.getFields()) &&
        !args.some((argument) => `${argument.type}`.startsWith('ID'))
      );
    });
    expect(settings.map(({ name }) => name).sort()).toEqual([
      'allSettings',
      'discussionSettings',
      'generalSettings',
      'permalinkSettings',
      'readingSettings',
      'viewer',
      'wpGatsby',
      'wpGatsbyCompatibility',
      'writingSettings',
    ]);
  });

  test('WPNuxt: lists of content by the names of their types, and single items by the kinds of their ids', () => {
    const found = Object.values(root.getFields()).flatMap(({ type, args }) => {
      const to = /^RootQueryTo(\w+)Connection$/.exec(`${type}`)?.[1] ?? '';
      const item = schema.getType(to);
      const isContent = isObjectType(item) && item.getInterfaces().some(({ name }) => name === 'ContentNode');
      return isContent && ['first', 'after'].every((name) => args.some((arg) => arg.name === name))
        ? [to]
        : [];
    });
    expect(found.sort()).toEqual(['MediaItem', 'Page', 'Post']);
    const kinds = (field: string) =>
      root.getFields()[field]?.args.find(({ name }) => name === 'idType')?.type;
    expect(`${kinds('post')}`).toBe('PostIdType');
  });
});
