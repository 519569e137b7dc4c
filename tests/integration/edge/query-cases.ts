import { basic, refused, signedIn } from '../../helpers/signed-in.ts';
import {
  makeCategory,
  makeComment,
  makeMedia,
  makePage,
  makePost,
  makeUser,
} from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest, WordPressServerOptions } from '../../helpers/wordpress-server.ts';

export const EDITOR = { authorization: basic('editor:abcd efgh') };
export const READER = { authorization: basic('reader:abcd efgh') };
export const SERVICE = 'gateway:abcd efgh';
export const PREVIEW_SECRET = 'a secret of more than thirty-two characters';

const draft = makePost({ id: 90, status: 'draft', title: 'A draft' });
const autosave = {
  id: 91,
  modified_gmt: '2030-01-01T00:00:00',
  title: { rendered: 'As typed', raw: 'As typed' },
  content: { rendered: '<p>New.</p>', raw: 'New.' },
  excerpt: { rendered: '', raw: '' },
};
const ofEditors = {
  '/wp/v2/posts/90': { body: draft },
  '/wp/v2/posts/90/autosaves': { body: [autosave] },
};
/** Writing is not imitated: this post takes any title. */
const retitle = ({ method, body }: OverrideRequest) =>
  method === 'POST' ? { body: makePost({ id: 1, ...JSON.parse(body) }) } : undefined;
const edit = ({ query, method }: OverrideRequest) => {
  if (method !== 'GET') return undefined;
  return query['context'] === 'edit' ? { body: [{ id: 90 }] } : undefined;
};

/** What WordPress has, and whom it knows. */
export const SITE: WordPressServerOptions = {
  posts: Array.from({ length: 25 }, (_, index) =>
    makePost({ id: index + 1, author: (index % 3) + 1, categories: [(index % 4) + 1], featured_media: 50 }),
  ).concat(draft),
  pages: [makePage({ id: 60 }), makePage({ id: 61, parent: 60 })],
  users: [1, 2, 3].map((id) => makeUser({ id })),
  categories: [1, 2, 3, 4].map((id) => makeCategory({ id })),
  media: [makeMedia({ id: 50 })],
  comments: [1, 2, 3].map((id) => makeComment({ id, post: 1 })),
  override: signedIn({
    [EDITOR.authorization]: {
      ...ofEditors,
      '/wp/v2/users/me': { body: { id: 1, name: 'Edith' } },
      '/wp/v2/posts': edit,
      '/wp/v2/posts/1': retitle,
    },
    [READER.authorization]: {
      '/wp/v2/users/me': { body: { id: 2, name: 'Rita' } },
      '/wp/v2/posts/90': refused('rest_forbidden'),
    },
    [basic(SERVICE)]: ofEditors,
  }),
};

export interface QueryCase {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly method?: 'GET';
  /** @defaultValue `/graphql` */
  readonly path?: string;
  /** Of its errors. @defaultValue none */
  readonly codes?: readonly (string | undefined)[];
}

const paths = { wpgraphql: '/wp/graphql' };

/** What a gateway is asked, whatever it runs on. */
export const QUERY_CASES: Readonly<Record<string, QueryCase>> = {
  'a home page': {
    query: `{
      posts(first: 10) {
        totalCount
        nodes {
          id title uri date excerpt(format: TEXT) content
          author { name } categories { name uri } featuredMedia { altText sourceUrl srcSet }
        }
        pageInfo { hasNextPage endCursor }
      }
      pages { nodes { title children { nodes { title } } } }
    }`,
  },
  'variables and a fragment': {
    query:
      'query One($id: Int!) { post(by: { databaseId: $id }) { ...Card } } fragment Card on Post { title slug }',
    variables: { id: 3 },
  },
  'by GET': { query: '{ categories { nodes { name count } } }', method: 'GET' },
  'an address': { query: '{ nodeByUri(uri: "/post-3/") { __typename ... on Post { title } } }' },
  'Markdown, blocks and headings': {
    query: '{ posts(first: 2) { nodes { content(format: MARKDOWN) headings { text } blocks { name } } } }',
  },
  'comments under a post': {
    query: '{ post(by: { databaseId: 1 }) { comments { nodes { content authorName } } } }',
  },
  'a first page, and the next one': {
    query:
      '{ one: posts(first: 3) { nodes { slug } } two: posts(first: 3, last: null, orderBy: { field: TITLE, direction: ASC }) { nodes { slug } } }',
  },
  'what does not exist': {
    query: '{ post(by: { databaseId: 999 }) { title } nodeByUri(uri: "/none/") { __typename } }',
  },
  'a deferred fragment, for a client that takes no parts': {
    query: '{ post(by: { databaseId: 1 }) { title ... @defer { comments { nodes { content } } } } }',
  },
  introspection: { query: '{ __schema { queryType { name } types { name } } }' },
  'who asks': { query: '{ viewer { name } }', headers: EDITOR },
  'an unknown credential': {
    query: '{ viewer { name } }',
    headers: { authorization: basic('eve:guess') },
    codes: ['UNAUTHENTICATED'],
  },
  'a draft that others may not read': {
    query: '{ post(by: { databaseId: 90 }) { title } }',
    headers: READER,
  },
  'a draft of an editor': {
    query: '{ post(by: { databaseId: 90 }, preview: true) { title } }',
    headers: EDITOR,
  },
  'a mutation': {
    query:
      'mutation { updatePost(input: { databaseId: 1, title: "Written" }) { post { title author { name } } } }',
    headers: EDITOR,
  },
  'a syntax error': { query: '{ posts { nodes { title }', codes: ['GRAPHQL_PARSE_FAILED'] },
  'an unknown field': { query: '{ posts { nodes { titel } } }', codes: ['GRAPHQL_VALIDATION_FAILED'] },
  'a wrong variable': {
    query: 'query One($id: Int!) { post(by: { databaseId: $id }) { title } }',
    variables: { id: 'three' },
    codes: ['BAD_USER_INPUT'],
  },
  'far too much': {
    query:
      '{ posts(first: 1000) { nodes { comments(first: 1000) { nodes { post { comments(first: 1000) { nodes { id } } } } } } } }',
    codes: ['QUERY_TOO_COMPLEX'],
  },
  'WPGraphQL’s schema': {
    query:
      '{ posts(first: 3) { nodes { databaseId title author { node { name } } } pageInfo { endCursor } } }',
    path: paths.wpgraphql,
  },
  'WPGraphQL’s schema, with a mistake': {
    query: '{ posts { nodes { titel } } }',
    path: paths.wpgraphql,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
};
