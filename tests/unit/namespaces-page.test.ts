import { readFileSync } from 'node:fs';
import { buildSchema as buildSchemaOfText, parse, printSchema, validate } from 'graphql';
import { expect, test } from 'vitest';
import { buildSchema } from '../../src/graphql/build-schema.ts';
import { EVENTS_CALENDAR } from '../../src/model/namespaces/events-calendar.ts';
import { WOOCOMMERCE } from '../../src/model/namespaces/woocommerce.ts';
import { buildSiteModel } from '../../src/model/site-model.ts';
import { parseNamespaces } from '../../src/wordpress/discovery/namespace-descriptions.ts';
import { STORE, STORE_SCHEMA } from '../helpers/plugins/woocommerce.ts';

const page = readFileSync(new URL('../../docs/namespaces.md', import.meta.url), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

const type = (slug: string) => ({
  slug,
  ...{ name: slug, description: '', hierarchical: false, hasArchive: false, taxonomies: [] },
  ...{ restBase: slug, restNamespace: 'wp/v2' },
});
const SITE = buildSiteModel({
  restRoot: 'https://shop.example/wp-json/',
  home: 'https://shop.example',
  namespaces: ['wp/v2', 'wc/store/v1', 'tribe/events/v1'],
  types: [type('product'), type('tribe_events')],
  taxonomies: [],
  routes: { [STORE]: { properties: STORE_SCHEMA, parameters: undefined, samples: [] } },
});

test('its queries are valid', () => {
  const schema = buildSchemaOfText(printSchema(buildSchema(SITE)));
  const queries = blocks('graphql');
  expect(queries).toHaveLength(2);
  for (const query of queries) expect(validate(schema, parse(query))).toEqual([]);
});

test('its description is valid, and so are the built-in ones', () => {
  const [example = ''] = blocks('json');
  expect(parseNamespaces(JSON.parse(example))).toHaveLength(1);
  expect(parseNamespaces([WOOCOMMERCE, EVENTS_CALENDAR])).toEqual([WOOCOMMERCE, EVENTS_CALENDAR]);
});

test('its tables have every key', () => {
  const known = [...page.matchAll(/^\| `(\w+)` \| [A-Z]/gm)].map(([, key]) => key);
  const unknown = { ...Object.fromEntries(known.map((key) => [key, null])), nonsense: null };
  const refusal = () => parseNamespaces([{ ...unknown, fields: { a: unknown } }]);
  expect(refusal).toThrow(/namespaces\.0: Unrecognized keys: (?!.*"(?:namespace|maximum|omit)")/);
  expect(known).toEqual([
    ...[
      'namespace',
      'route',
      'contentType',
      'include',
      'maximum',
      'rows',
      'query',
      'schema',
      'omit',
      'fields',
    ],
    ...['from', 'description', 'when', 'type', 'money', 'range', 'node', 'known', 'items'],
  ]);
});
