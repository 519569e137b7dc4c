// @ts-nocheck Its packages are optional, and installed only in this folder.
// GraphQL Mesh over WordPress's REST API, as in its documentation: operations with JSON Schemas of their responses, and
// relations by `@resolveTo`, batched where possible. The requests to WordPress are fixed here, since a generic gateway
// does not derive `_fields` from the selection of a query.
import { defineConfig } from '@graphql-mesh/compose-cli';
import { loadJSONSchemaSubgraph } from '@omnigraph/json-schema';

const id = { type: 'integer' };
const ids = { type: 'array', items: id };
const text = { type: 'string' };
const rendered = (/** @type {string} */ title) => ({ type: 'object', title, properties: { rendered: text } });

const Post = {
  type: 'object',
  title: 'Post',
  properties: {
    id,
    title: rendered('Title'),
    excerpt: rendered('Excerpt'),
    content: rendered('Content'),
    author: id,
    featured_media: id,
    categories: ids,
    tags: ids,
  },
};
const User = {
  type: 'object',
  title: 'User',
  properties: {
    id,
    name: text,
    avatar_urls: { type: 'object', title: 'Avatars', additionalProperties: true },
  },
};
const Media = { type: 'object', title: 'Media', properties: { id, source_url: text, alt_text: text } };
const Term = { type: 'object', title: 'Term', properties: { id, name: text } };
const Comment = {
  type: 'object',
  title: 'Comment',
  properties: { id, author_name: text, content: rendered('CommentContent') },
};

/**
 * @param {string} field
 * @param {string} path
 * @param {object} items
 * @param {Record<string, object>} [argTypeMap]
 */
const list = (field, path, items, argTypeMap = {}) => ({
  type: /** @type {const} */ ('Query'),
  field,
  path,
  method: /** @type {const} */ ('GET'),
  responseSchema: { type: 'array', items },
  argTypeMap,
});

const LISTED = 'id,title.rendered,excerpt.rendered,author,featured_media,categories,tags';

/** Rows by id, for relations. */
const byIds = (/** @type {string} */ field, /** @type {string} */ fields, /** @type {object} */ items) => ({
  ...list(field, `/${field}?per_page=100&_fields=${fields}`, items, { include: ids }),
  queryParamArgMap: { include: 'include' },
  queryStringOptionsByParam: { include: { arrayFormat: /** @type {const} */ ('comma') } },
});

export const composeConfig = defineConfig({
  subgraphs: [
    {
      sourceHandler: loadJSONSchemaSubgraph('WordPress', {
        endpoint: `${process.env['SITE']}/wp-json/wp/v2`,
        operations: [
          list('posts', `/posts?per_page={args.size}&_fields=${LISTED}`, Post, { size: id }),
          list('postsBySlug', `/posts?slug={args.slug}&_fields=${LISTED},content.rendered`, Post),
          list('postsOfCategory', `/posts?categories={args.category}&per_page=5&_fields=${LISTED}`, Post, {
            category: id,
          }),
          list('allCategories', '/categories?per_page={args.size}&_fields=id,name', Term, { size: id }),
          byIds('users', 'id,name,avatar_urls', User),
          byIds('media', 'id,source_url,alt_text', Media),
          byIds('categories', 'id,name', Term),
          byIds('tags', 'id,name', Term),
          list(
            'commentsOf',
            '/comments?post={args.post}&per_page=20&_fields=id,author_name,content',
            Comment,
            { post: id },
          ),
        ],
      }),
    },
  ],
  additionalTypeDefs: /* GraphQL */ `
    extend type Post {
      authorUser: User
        @resolveTo(sourceName: "WordPress", sourceTypeName: "Query", sourceFieldName: "users", keyField: "author", keysArg: "include", valueKeyField: "id")
      image: Media
        @resolveTo(sourceName: "WordPress", sourceTypeName: "Query", sourceFieldName: "media", keyField: "featured_media", keysArg: "include", valueKeyField: "id")
      categoryTerms: [Term]
        @resolveTo(sourceName: "WordPress", sourceTypeName: "Query", sourceFieldName: "categories", requiredSelectionSet: "{ categories }", sourceArgs: { include: "{root.categories}" })
      tagTerms: [Term]
        @resolveTo(sourceName: "WordPress", sourceTypeName: "Query", sourceFieldName: "tags", requiredSelectionSet: "{ tags }", sourceArgs: { include: "{root.tags}" })
      comments: [Comment]
        @resolveTo(sourceName: "WordPress", sourceTypeName: "Query", sourceFieldName: "commentsOf", requiredSelectionSet: "{ id }", sourceArgs: { post: "{root.id}" })
    }
    extend type Term {
      posts: [Post]
        @resolveTo(sourceName: "WordPress", sourceTypeName: "Query", sourceFieldName: "postsOfCategory", requiredSelectionSet: "{ id }", sourceArgs: { category: "{root.id}" })
    }
  `,
});
