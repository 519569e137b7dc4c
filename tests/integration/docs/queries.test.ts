import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  concatAST,
  type DocumentNode,
  type GraphQLSchema,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  Kind,
  LoneAnonymousOperationRule,
  parse,
  specifiedRules,
  UniqueFragmentNamesRule,
  UniqueOperationNamesRule,
  validate,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { withIncrementalDelivery } from '../../../src/graphql/engine/incremental/incremental-delivery.ts';
import { type DocumentedSchemas, documentedSchemas } from './documented-sites.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** One text of a page or source that is GraphQL. */
interface Snippet {
  readonly name: string;
  readonly text: string;
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => !/(^|[\\/])(node_modules|gql|__generated__|decisions|\.\w+)([\\/]|$)/.test(name))
    .map((name) => join(folder, name));

/** Blocks of GraphQL, templates of GraphQL in TypeScript, and bodies of `curl`. */
const PATTERNS = [
  /^```graphql\n(.*?)^```/gms,
  /(?<![\w./])(?:graphql|gql)\(?\s*`([^`]*\{[^`]*)`/g,
  /-d\s+'\{\s*"query":\s*("(?:[^"\\]|\\.)*")/g,
];

function snippetsOf(file: string): Snippet[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return PATTERNS.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(({ 1: text = '', index }) => ({
      name: `${file}:${source.slice(0, index).split('\n').length}`,
      text: text.startsWith('"') ? JSON.parse(text) : text,
    })),
  );
}

/** A page may have several queries in one block, and fragments that other components use. */
const LENIENT = [LoneAnonymousOperationRule, UniqueOperationNamesRule, UniqueFragmentNamesRule].map(
  ({ name }) => name,
);
const RULES = specifiedRules.filter(
  ({ name }) => !LENIENT.includes(name) && name !== 'NoUnusedFragmentsRule',
);

const problemsIn = (schema: GraphQLSchema, document: DocumentNode): string[] =>
  validate(withIncrementalDelivery(schema), document, RULES).map(({ message }) => message);

const isTypeSystem = ({ definitions }: DocumentNode): boolean =>
  definitions.every((node) => isTypeSystemDefinitionNode(node) || isTypeSystemExtensionNode(node));

/** The problems of the schema in which a query has the fewest. */
const fewest = (schemas: readonly GraphQLSchema[], document: DocumentNode): string[] =>
  schemas
    .map((schema) => problemsIn(schema, document))
    .sort((left, right) => left.length - right.length)[0] ?? [];

/** A block that begins so is for the address of WPGraphQL. */
const OF_WPGRAPHQL = /^\s*# WPGraphQL\b/;

let schemas: DocumentedSchemas;
beforeAll(async () => {
  schemas = await documentedSchemas();
});

const pages = ['README.md', ...filesIn('docs'), ...filesIn('examples')].filter((name) =>
  name.endsWith('.md'),
);
const blocks = pages.flatMap(snippetsOf);

test.each(blocks)('$name is valid', ({ text }) => {
  const document = parse(text);
  if (isTypeSystem(document)) return;
  const candidates = OF_WPGRAPHQL.test(text) ? [schemas.wpgraphql] : schemas.native;
  expect(fewest(candidates, document)).toEqual([]);
});

test('the pages have queries of both schemas', () => {
  expect(blocks.length).toBeGreaterThan(20);
  expect(blocks.filter(({ text }) => OF_WPGRAPHQL.test(text)).length).toBeGreaterThan(0);
});

/** What Relay's own directives add, its compiler checks: `npm run proof -- examples`. */
const OF_RELAY = new Set(['KnownDirectivesRule', 'NoUndefinedVariablesRule']);

test('what replaces a REST call is valid, too', () => {
  const page = readFileSync(join(ROOT, 'docs/migrating-from-rest.md'), 'utf8');
  const rows = [...page.matchAll(/^\| .* \| (.*) \|$/gm)].map(([, cell = '']) => cell);
  const codes = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
  const queries = codes.flatMap((code) => {
    if (code.includes('…')) return [];
    if (/^(where|orderBy): /.test(code)) return [`{ posts(${code}) { totalCount } }`];
    if (/^(title|content)\(/.test(code)) return [`{ posts { nodes { ${code} } } }`];
    return /^\w+\(/.test(code) ? [`{ ${code} { __typename } }`] : [];
  });
  expect(queries.length).toBeGreaterThan(12);
  for (const query of queries) {
    expect({ query, problems: fewest(schemas.native, parse(query)) }).toEqual({ query, problems: [] });
  }
});

describe('examples', () => {
  const examples = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    // The gateway itself, which asks nothing.
    .filter((name) => name !== 'cloudflare');

  test.each(examples)('%s: queries are valid, with the fragments of its other files', (name) => {
    const files = filesIn(`examples/${name}`).filter((file) => /\.(tsx?|vue|svelte|astro)$/.test(file));
    const documents = files.flatMap(snippetsOf).map(({ text }) => parse(text));
    const document = concatAST(documents);
    const [schema] = schemas.native;
    if (!schema) throw new Error('Expected a schema.');
    const known = RULES.filter(({ name: rule }) => name !== 'relay' || !OF_RELAY.has(rule));
    expect(validate(schema, document, known).map(({ message }) => message)).toEqual([]);
    expect(document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)).toBe(true);
  });
});
