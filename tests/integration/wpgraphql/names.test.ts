import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, introspectionFromSchema, isEnumType, isObjectType, printSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { startGateway } from '../../helpers/gateway.ts';
import { makePage } from '../../helpers/wordpress-rows.ts';
import { startWordPressServer, type WordPressServerOptions } from '../../helpers/wordpress-server.ts';

/** As REST shows them: neither says how it is called in WPGraphQL. */
const SHELF: WordPressServerOptions = {
  types: {
    acme_volume: { name: 'Volumes', rest_base: 'volumes', taxonomies: ['acme_kind'] },
    news: { name: 'News', rest_base: 'news' },
    'case-study': { name: 'Referenzen', rest_base: 'case-study' },
    recipe: { name: 'レシピ', rest_base: 'recipe' },
  },
  taxonomies: { acme_kind: { name: 'Kinds', rest_base: 'kinds', types: ['acme_volume'] } },
  pages: [
    makePage({
      id: 1,
      slug: 'wide',
      link: 'http://wordpress.test/wide/',
      template: 'templates/full-width.php',
    }),
  ],
};

/** A schema as the plugin served it, shortened. */
const SDL = `
  interface ContentNode { id: ID! }
  interface TermNode { id: ID! }
  interface ContentTemplate { templateName: String }
  enum BookIdType { ID SLUG }
  enum MediaItemSizeEnum { MEDIUM CARD_WIDE }
  enum MenuLocationEnum { FOOTER_LINKS }
  type Volume implements ContentNode { id: ID! }
  type KindOfBook implements TermNode { id: ID! }
  type CaseStudy implements ContentNode { id: ID! }
  type Dish implements ContentNode { id: ID! }
  type News implements ContentNode { id: ID! }
  type Event implements ContentNode { id: ID! }
  type Template_FullWidth implements ContentTemplate { templateName: String }
  type DefaultTemplate implements ContentTemplate { templateName: String }
  type RootQueryToVolumeConnection { nodes: [Volume!]! }
  type RootQueryToKindOfBookConnection { nodes: [KindOfBook!]! }
  type RootQueryToCaseStudyConnection { nodes: [CaseStudy!]! }
  type RootQueryToDishConnection { nodes: [Dish!]! }
  type RootQueryToNewsConnection { nodes: [News!]! }
  type RootQueryToEventConnection { nodes: [Event!]! }
  type RootQuery {
    volume(id: ID!, idType: BookIdType): Volume
    library: RootQueryToVolumeConnection
    kindOfBook(id: ID!, idType: BookIdType): KindOfBook
    kindsOfBook: RootQueryToKindOfBookConnection
    caseStudy(id: ID!, idType: BookIdType): CaseStudy
    caseStudies: RootQueryToCaseStudyConnection
    dish(id: ID!, idType: BookIdType): Dish
    dishes: RootQueryToDishConnection
    news(id: ID!, idType: BookIdType): News
    allNews: RootQueryToNewsConnection
    event(id: ID!, idType: BookIdType): Event
    events: RootQueryToEventConnection
    size: MediaItemSizeEnum
    location: MenuLocationEnum
  }
  schema { query: RootQuery }
`;

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pressgraph-'));
  await writeFile(at('schema.graphql'), SDL);
  await writeFile(at('schema.json'), JSON.stringify({ data: introspectionFromSchema(buildSchema(SDL)) }));
  const possible = {
    ContentNode: ['Post', 'Volume', 'CaseStudy', 'News'],
    TermNode: ['Kind'],
    ContentTemplate: ['Template_FullWidth'],
  };
  await writeFile(at('possibleTypes.json'), JSON.stringify(possible));
  await writeFile(
    at('names.json'),
    JSON.stringify({ recipe: { graphql_single_name: 'Recipe', graphql_plural_name: 'cookbook' } }),
  );
  await writeFile(at('bad.graphql'), 'type {');
});
afterAll(() => rm(folder, { recursive: true }));

async function command(...argv: string[]): Promise<{ code: number | object; out: string; err: string }> {
  const site = await startWordPressServer(SHELF);
  let [out, err] = ['', ''];
  try {
    const code = await run({
      argv: ['schema', site.url, '--dialect', 'wpgraphql', ...argv],
      env: {},
      print: (text) => {
        out += text;
      },
      printError: (text) => {
        err += text;
      },
    });
    return { code, out, err };
  } finally {
    await site.close();
  }
}

async function rootOf(...argv: string[]) {
  const { out, err } = await command(...argv);
  const schema = buildSchema(out);
  const root = schema.getQueryType()?.getFields() ?? {};
  return { schema, err, typeOf: (field: string) => String(root[field]?.type) };
}

describe('names of the site’s own types', () => {
  test('are guessed of slug and label', async () => {
    const { typeOf } = await rootOf();
    expect({
      volume: [typeOf('acmeVolume'), typeOf('volumes')],
      news: [typeOf('news'), typeOf('allNews')],
      study: [typeOf('caseStudy'), typeOf('referenzen')],
      recipe: [typeOf('recipe'), typeOf('recipes')],
      kind: [typeOf('acmeKind'), typeOf('kinds')],
    }).toEqual({
      volume: ['AcmeVolume', 'RootQueryToAcmeVolumeConnection'],
      news: ['News', 'RootQueryToNewsConnection'],
      study: ['CaseStudy', 'RootQueryToCaseStudyConnection'],
      recipe: ['Recipe', 'RootQueryToRecipeConnection'],
      kind: ['AcmeKind', 'RootQueryToAcmeKindConnection'],
    });
  });

  test.each(['schema.graphql', 'schema.json'])(
    'are those of the schema that the site had: %s',
    async (file) => {
      const { schema, typeOf, err } = await rootOf('--wpgraphql-schema', at(file));
      expect(
        ['volume', 'library', 'kindOfBook', 'kindsOfBook', 'caseStudy', 'caseStudies', 'news', 'allNews'].map(
          typeOf,
        ),
      ).toEqual([
        'Volume',
        'RootQueryToVolumeConnection',
        'KindOfBook',
        'RootQueryToKindOfBookConnection',
        'CaseStudy',
        'RootQueryToCaseStudyConnection',
        'News',
        'RootQueryToNewsConnection',
      ]);
      const volume = schema.getType('Volume');
      expect(isObjectType(volume) && Object.keys(volume.getFields())).toEqual(
        expect.arrayContaining(['volumeId', 'kindsOfBook']),
      );
      const values = (name: string) => {
        const type = schema.getType(name);
        return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
      };
      expect(values('MediaItemSizeEnum')).toEqual(expect.arrayContaining(['CARD_WIDE', 'THUMBNAIL']));
      expect(values('MenuLocationEnum')).toContain('FOOTER_LINKS');
      // What of the file is not on the site is told.
      expect(err).toContain('Dish, Event');
    },
  );

  test('are those of possible types, as Faust keeps them', async () => {
    const { typeOf } = await rootOf('--wpgraphql-schema', at('possibleTypes.json'));
    expect(['volume', 'caseStudy', 'kind'].map(typeOf)).toEqual(['Volume', 'CaseStudy', 'Kind']);
  });

  test('are those of the file of names, which come first', async () => {
    const { typeOf } = await rootOf('--wpgraphql-schema', at('schema.graphql'), '--names', at('names.json'));
    expect([typeOf('recipe'), typeOf('cookbook')]).toEqual(['Recipe', 'RootQueryToRecipeConnection']);
  });

  test('a file that is no schema is a mistake', async () => {
    const bad = await command('--wpgraphql-schema', at('bad.graphql'));
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('Expected a schema of WPGraphQL in')]);
    const none = await command('--wpgraphql-schema', at('none.graphql'));
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('an unreadable file')]);
  });

  test('`--diff` compares with the schema of the plugin', async () => {
    const { out } = await command('--wpgraphql-schema', at('schema.graphql'));
    await writeFile(at('former.graphql'), out);
    expect(
      await command('--wpgraphql-schema', at('schema.graphql'), '--diff', at('former.graphql')),
    ).toMatchObject({ code: 0, out: 'No changes.\n' });
    const changed = await command('--diff', at('former.graphql'));
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('Volume');
  });
});

test('templates have the types that the schema names, and unknown ones match nothing', async () => {
  for (const [file, type] of [
    [at('schema.graphql'), 'Template_FullWidth'],
    [undefined, 'DefaultTemplate'],
  ] as const) {
    await using gateway = await startGateway(SHELF, file === undefined ? {} : { wpgraphqlSchema: file });
    const response = await gateway.gateway.fetch('http://gateway/wp/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ pages { nodes { template { __typename templateName ... on Template_FullWidth { wide: templateName } ... on Template_Nope { nope } } } } }`,
      }),
    });
    expect(await response.json()).toEqual({
      data: {
        pages: {
          nodes: [
            {
              template: { __typename: type, templateName: 'Full Width', ...(file && { wide: 'Full Width' }) },
            },
          ],
        },
      },
    });
  }
});

test('the given names are those of operations, too', async () => {
  await using gateway = await startGateway(SHELF, { wpgraphqlSchema: at('schema.graphql') });
  const response = await gateway.gateway.fetch(
    'http://gateway/wp/graphql?query={library{nodes{volumeId}} contentTypes{nodes{name graphqlSingleName graphqlPluralName}}}',
  );
  expect(await response.json()).toMatchObject({
    data: {
      library: { nodes: [] },
      contentTypes: {
        nodes: expect.arrayContaining([
          { name: 'acme_volume', graphqlSingleName: 'volume', graphqlPluralName: 'library' },
        ]),
      },
    },
  });
  expect(printSchema(buildSchema(SDL))).toContain('Volume');
});

test.each([
  ['templates/full-width.php', 'Template_FullWidth'],
  ['template-wide.php', 'Template_TemplateWide'],
  ['page-no-title', 'Template_PageNoTitle'],
  // A word of the title is missing in the file name; or one is there that the title lacks.
  ['no-title.php', 'Template_PageNoTitle'],
  ['page-templates/landing-page.php', 'Template_Landing'],
  ['', 'DefaultTemplate'],
  ['sidebar.php', 'DefaultTemplate'],
  // Two titles begin so.
  ['blog.php', 'DefaultTemplate'],
])('the type of a template is that of its file name: %s', async (template, type) => {
  const names = ['FullWidth', 'TemplateWide', 'PageNoTitle', 'Landing', 'BlogLeft', 'BlogRight'];
  await writeFile(
    at('templates.graphql'),
    `interface ContentTemplate { templateName: String }
     ${names.map((name) => `type Template_${name} implements ContentTemplate { templateName: String }`).join('\n')}
     type RootQuery { template: ContentTemplate } schema { query: RootQuery }`,
  );
  await using gateway = await startGateway(
    { pages: [makePage({ id: 1, template })] },
    { wpgraphqlSchema: at('templates.graphql') },
  );
  const response = await gateway.gateway.fetch(
    'http://gateway/wp/graphql?query={pages{nodes{template{__typename}}}}',
  );
  expect(await response.json()).toEqual({
    data: { pages: { nodes: [{ template: { __typename: type } }] } },
  });
});

test('types have the interfaces of what they support, as the given schema says, or their route declares', async () => {
  await writeFile(
    at('supports.graphql'),
    `interface Node { id: ID! } interface ContentNode { id: ID! }
     interface NodeWithTitle { id: ID! } interface NodeWithFeaturedImage { id: ID! }
     enum IdType { ID }
     type Volume implements ContentNode & NodeWithTitle { id: ID! }
     type RootQuery { volume(id: ID!, idType: IdType): Volume } schema { query: RootQuery }`,
  );
  const declared = (...keys: readonly string[]) => ({
    properties: Object.fromEntries(
      ['id', 'slug', 'status', 'type', ...keys].map((key) => [key, { type: 'string' }]),
    ),
  });
  const site: WordPressServerOptions = {
    types: { volume: { rest_base: 'volumes' }, poster: { rest_base: 'posters' } },
    declares: { '/wp/v2/posters': declared('title', 'featured_media', 'menu_order') },
  };
  await using gateway = await startGateway(site, { wpgraphqlSchema: at('supports.graphql') });
  const response = await gateway.gateway.fetch(
    'http://gateway/wp/graphql?query={volume:__type(name:"Volume"){interfaces{name}}poster:__type(name:"Poster"){interfaces{name}}}',
  );
  const { data } = (await response.json()) as {
    data: Readonly<Record<string, { interfaces: readonly { name: string }[] }>>;
  };
  const supports = (type: string) =>
    data[type]?.interfaces
      .map(({ name }) => name)
      .filter((name) => /^NodeWith(Title|FeaturedImage|Author|ContentEditor|PageAttributes)$/.test(name))
      .toSorted();
  expect({ volume: supports('volume'), poster: supports('poster') }).toEqual({
    volume: ['NodeWithTitle'],
    poster: ['NodeWithFeaturedImage', 'NodeWithPageAttributes', 'NodeWithTitle'],
  });
});
