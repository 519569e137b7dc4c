import { range } from '../gateway.ts';
import { makePost } from '../wordpress-rows.ts';
import type { WordPressServerOptions } from '../wordpress-server.ts';

const aliases = (count: number, field: string): string =>
  range(1, count)
    .map((n) => `a${n}: ${field}`)
    .join(' ');

const INTROSPECTION = `{ types { name description fields { name description args { name description } type { name ofType { name
  ofType { name } } } } inputFields { name description } enumValues { name description } } }`;

/** Queries that are short, allowed or not, and would make a gateway use much memory. */
export const BOMBS: Readonly<Record<string, string>> = {
  'the same text under many aliases': `{ ${range(0, 8).map((n) => `l${n}: posts(first: 1000) { nodes { ...F } }`)} } fragment F on Post { ${aliases(9, 'content')} }`,
  'long texts twice':
    '{ posts(first: 1000) { nodes { content excerpt } } b: posts(last: 1000) { nodes { content } } }',
  'the longest texts that are allowed': '{ posts(first: 1000) { nodes { content link title } } }',
  'texts as Markdown': '{ posts(first: 300) { nodes { content(format: MARKDOWN) } } }',
  'introspection under aliases': `{ ${aliases(99, `__schema ${INTROSPECTION}`)} }`,
  'introspection once': `{ __schema ${INTROSPECTION} }`,
  'ids that are not there': `{ nodes(ids: [${range(1, 1000)
    .map((id) => JSON.stringify(Buffer.from(`Post:${90_000 + id}`).toString('base64')))
    .join(',')}]) { id ... on Post { title } } }`,
};

/** A refused query of a megabyte, another each time. */
export const longRefused = (turn: number): string =>
  `{ comments(first: 1, where: { authorEmail: "${turn}${'x'.repeat(1_000_000)}" }) { nodes { id } } }`;

/** Long articles, as many as a page has. */
export const bulkySite = (bytes: number): WordPressServerOptions => ({
  posts: range(1, 1_000).map((id) =>
    makePost({ id, content: { rendered: `<p>${'ink '.repeat(bytes / 4)}</p>`, protected: false } }),
  ),
});

/** The same in the schema of WPGraphQL, whose pages have at most 100 items. */
export const DIALECT_BOMBS: Readonly<Record<string, string>> = {
  'the same text under many aliases': `{ ${range(0, 8).map((n) => `l${n}: posts(first: 100) { nodes { ...F } }`)} } fragment F on Post { ${aliases(9, 'content')} }`,
  'many lists': `{ ${range(0, 20).map((n) => `l${n}: posts(first: 100, where: { notIn: [${n}] }) { nodes { content excerpt } }`)} }`,
  'introspection under aliases': `{ ${aliases(99, `__schema ${INTROSPECTION}`)} }`,
  'introspection once': `{ __schema ${INTROSPECTION} }`,
};
