import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import {
  listedByPolylang,
  listedByWpml,
  POLYLANG_LANGUAGES,
  POLYLANG_PARAMETERS,
} from '../../helpers/wordpress/languages.ts';
import { HOME, makePage, makePost, makeTag } from '../../helpers/wordpress-rows.ts';
import type { WordPressServerOptions } from '../../helpers/wordpress-server.ts';

const POSTS = '/wp/v2/posts';
const EN = { code: 'en', name: 'English', locale: 'en_US', isDefault: true };
const FR = { code: 'fr', name: 'Français', locale: 'fr_FR', isDefault: false };

const polylang: WordPressServerOptions = {
  polylang: POLYLANG_LANGUAGES(HOME),
  listed: listedByPolylang,
  declares: {
    [POSTS]: { furtherParameters: POLYLANG_PARAMETERS },
    '/wp/v2/tags': { furtherParameters: POLYLANG_PARAMETERS },
  },
  posts: [
    makePost({ id: 1, slug: 'ink', title: 'Ink', lang: 'en', translations: { en: 1, fr: 2 } }),
    makePost({ id: 2, slug: 'encre', title: 'Encre', lang: 'fr', translations: { en: 1, fr: 2 } }),
    makePost({ id: 3, slug: 'paper', title: 'Paper', lang: 'en', translations: { en: 3 } }),
    makePost({ id: 4, slug: 'same', title: 'Same', lang: 'en', translations: { en: 4, fr: 5 } }),
    makePost({ id: 5, slug: 'same', title: 'Pareil', lang: 'fr', translations: { en: 4, fr: 5 } }),
    makePost({ id: 6, slug: 'old', title: 'Old', lang: false, translations: [] }),
  ],
  tags: [makeTag({ id: 7, lang: 'fr', translations: [] })],
  pages: [
    makePage({ id: 10, slug: 'home', title: 'Home', lang: 'en', translations: { en: 10, fr: 11 } }),
    makePage({ id: 11, slug: 'accueil', title: 'Accueil', lang: 'fr', translations: { en: 10, fr: 11 } }),
  ],
};

describe('a site with Polylang Pro', () => {
  test('lists its languages, without those that are switched off and without a request', async () => {
    await using gateway = await startGateway(polylang);
    const query = '{ languages { code name locale isDefault homeUrl } }';
    expect(await gateway.query(query)).toEqual({
      data: {
        languages: [
          { ...EN, homeUrl: `${gateway.site.url}/` },
          { ...FR, homeUrl: `${gateway.site.url}/fr/` },
        ],
      },
    });
    expect(gateway.asked()).toEqual([]);
  });

  test('has the language and the translations of each item, whose ids are free and whose rest is batched', async () => {
    await using gateway = await startGateway(polylang);
    const query = (node: string) =>
      `{ posts(where: { idIn: [1, 2, 3, 6] }, orderBy: { field: ID, direction: ASC }) {
        nodes { language { code name } translations { language { code } node { ${node} } } } } }`;
    const free = await gateway.query(query('databaseId'));
    expect(free).toEqual({
      data: {
        posts: {
          nodes: [
            {
              language: { code: 'en', name: 'English' },
              translations: [{ language: { code: 'fr' }, node: { databaseId: 2 } }],
            },
            {
              language: { code: 'fr', name: 'Français' },
              translations: [{ language: { code: 'en' }, node: { databaseId: 1 } }],
            },
            { language: { code: 'en', name: 'English' }, translations: [] },
            { language: null, translations: [] },
          ],
        },
      },
    });
    expect(gateway.asked()).toEqual([
      `${POSTS}?include=1,2,3,6&orderby=id&order=asc&per_page=10&_fields=id,lang,translations`,
    ]);
    await gateway.query(query('title'));
    expect(gateway.asked()).toEqual([`${POSTS}?include=2,1&per_page=2&_fields=id,title.rendered`]);
  });

  test('filters lists by language', async () => {
    await using gateway = await startGateway(polylang);
    const query =
      '{ posts(where: { language: "fr" }) { nodes { title } } tags(where: { language: "fr" }) { totalCount } }';
    expect(await gateway.query(query)).toEqual({
      data: { posts: { nodes: [{ title: 'Pareil' }, { title: 'Encre' }] }, tags: { totalCount: 1 } },
    });
    expect(gateway.asked()).toContainEqual(expect.stringContaining(`${POSTS}?lang=fr&`));
  });

  test('refuses a language that it does not have, before any request', async () => {
    await using gateway = await startGateway(polylang);
    for (const query of [
      '{ posts(where: { language: "fp" }) { nodes { id } } }',
      '{ post(by: { slug: "ink" }, language: "fp") { id } }',
    ]) {
      const { errors } = await gateway.query(query);
      expect(errors).toMatchObject([
        {
          message: "Expected one of the site's languages (en, fr), got “fp”. Did you mean fr?",
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
    expect(gateway.asked()).toEqual([]);
  });

  test.each([
    ['a slug in another language', 'slug: "ink"', 'Encre'],
    ['a slug in that language', 'slug: "encre"', 'Encre'],
    ['a slug of both', 'slug: "same"', 'Pareil'],
    ['an id', 'databaseId: 1', 'Encre'],
    ['an item without a translation', 'slug: "paper"', undefined],
    ['an item without a language', 'slug: "old"', undefined],
    ['an item that does not exist', 'slug: "nothing"', undefined],
  ])('finds one item in a language: by %s', async (_name, by, title) => {
    await using gateway = await startGateway(polylang);
    expect(await gateway.query(`{ post(by: { ${by} }, language: "fr") { title } }`)).toEqual({
      data: { post: title === undefined ? null : { title } },
    });
  });

  test('has a home page in each language', async () => {
    await using gateway = await startGateway({
      ...polylang,
      // The page of the other language, whose headers were removed.
      override: ({ route, path }) =>
        route === undefined && path === '/fr/' ? { body: '<html></html>' } : undefined,
    });
    const query = '{ nodeByUri(uri: "/fr/") { ... on Page { title language { code } } } }';
    expect(await gateway.query(query)).toEqual({
      data: { nodeByUri: { title: 'Accueil', language: { code: 'fr' } } },
    });
  });

  test('says where its answer is not what was expected', async () => {
    const posts = [makePost({ id: 1, lang: 'en', translations: { fr: 'two' } })];
    await using gateway = await startGateway({ ...polylang, posts });
    const { data, errors } = await gateway.query(
      '{ post(by: { databaseId: 1 }) { databaseId translations { node { id } } } }',
    );
    expect(data).toEqual({ post: { databaseId: 1, translations: null } });
    expect(errors).toMatchObject([
      { path: ['post', 'translations'], extensions: { code: 'UPSTREAM_ERROR' } },
    ]);
  });
});

describe('a site with WPML and wpml-rest-api', () => {
  const other = (id: number, locale: string) => ({
    [locale]: { locale, id, slug: 's', post_title: 'T', href: HOME },
  });
  const wpml: WordPressServerOptions = {
    listed: listedByWpml,
    posts: [
      makePost({
        id: 1,
        slug: 'ink',
        title: 'Ink',
        wpml_current_locale: 'en_US',
        wpml_translations: other(2, 'fr_FR'),
      }),
      makePost({
        id: 2,
        slug: 'encre',
        title: 'Encre',
        wpml_current_locale: 'fr_FR',
        wpml_translations: other(1, 'en_US'),
      }),
    ],
  };

  test('finds a parent that its lists leave out', async () => {
    await using gateway = await startGateway({
      ...wpml,
      pages: [
        makePage({ id: 11, title: 'Parent', wpml_current_locale: 'fr_FR', wpml_translations: {} }),
        makePage({ id: 12, title: 'Child', parent: 11, wpml_current_locale: 'en_US', wpml_translations: {} }),
      ],
    });
    const { data } = await gateway.query('{ pages { nodes { title parent { title } } } }');
    expect(data).toEqual({ pages: { nodes: [{ title: 'Child', parent: { title: 'Parent' } }] } });
    expect(gateway.asked()).toContainEqual(expect.stringContaining('/wp/v2/pages/11?'));
  });

  test('has the same fields, filters and arguments', async () => {
    await using gateway = await startGateway(wpml);
    const query = `{
      all: posts { nodes { language { code locale } translations { language { code } node { title } } } }
      french: posts(where: { language: "fr" }) { nodes { title } }
      bySlug: post(by: { slug: "encre" }, language: "fr") { title }
      byOther: post(by: { slug: "ink" }, language: "fr") { title }
    }`;
    expect(await gateway.query(query)).toEqual({
      data: {
        all: {
          nodes: [
            {
              language: { code: 'en', locale: 'en_US' },
              translations: [{ language: { code: 'fr' }, node: { title: 'Encre' } }],
            },
          ],
        },
        french: { nodes: [{ title: 'Encre' }] },
        bySlug: { title: 'Encre' },
        byOther: { title: 'Encre' },
      },
    });
    expect(gateway.asked()).toContainEqual(expect.stringContaining('/wp/v2/posts/2?'));
  });
});

test('a site without languages has none of it in its schema', async () => {
  await using gateway = await startGateway({ posts: [makePost({ id: 1, lang: 'en' })] });
  const query = `{ language: __type(name: "Language") { name } query: __type(name: "Query") { fields { name } } }`;
  const { data } = await gateway.query<{ language: unknown; query: { fields: { name: string }[] } }>(query);
  expect(data.language).toBeNull();
  expect(data.query.fields.map(({ name }) => name)).not.toContain('languages');
  expect(await gateway.query('{ posts { nodes { lang } } }')).toEqual({
    data: { posts: { nodes: [{ lang: 'en' }] } },
  });
});
