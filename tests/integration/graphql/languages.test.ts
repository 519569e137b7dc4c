import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import {
  listedByPolylang,
  listedByWpml,
  POLYLANG_LANGUAGES,
  POLYLANG_PARAMETERS,
} from '../../helpers/wordpress/languages.ts';
import { HOME, makeCategory, makeCustom, makePage, makePost, makeTag } from '../../helpers/wordpress-rows.ts';
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
      `{ posts(where: { id: [1, 2, 3, 6] }, orderBy: { field: ID, direction: ASC }) {
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

describe('a site with Polylang without Pro', () => {
  const link = (path: string) => `${HOME}${path}`;
  const head = (...languages: (readonly [string, string])[]) =>
    languages
      .map(([code, path]) => `<link rel="alternate" href="${link(path)}" hreflang="${code}" />`)
      .join('\n');
  const ink = head(['en', '/ink/'], ['fr', '/fr/encre/']);
  const pages: Readonly<Record<string, string>> = { '/ink/': ink, '/fr/encre/': ink };
  const free: WordPressServerOptions = {
    polylang: POLYLANG_LANGUAGES(HOME),
    posts: [
      makePost({ id: 1, slug: 'ink', title: 'Ink', link: link('/ink/') }),
      makePost({ id: 2, slug: 'encre', title: 'Encre', link: link('/fr/encre/') }),
      makePost({ id: 3, slug: 'paper', title: 'Paper', link: link('/paper/') }),
    ],
    // Not translated.
    types: { film: { rest_base: 'films' } },
    custom: { film: [makeCustom('film', { id: 40, link: link('/film/forty/') })] },
    categories: [
      makeCategory({ id: 20, name: 'News', link: link('/category/news/') }),
      makeCategory({ id: 21, name: 'Actualités', link: link('/fr/category/actualites/') }),
    ],
    // As Polylang 3.9-dev was seen to do it: `lang` is not declared, and only filters terms.
    listed: (row, _slug, { lang }) =>
      lang === undefined ||
      row['taxonomy'] === undefined ||
      String(row['link']).includes('/fr/') === (lang === 'fr'),
    override: ({ route, path, method }) => {
      const html = route === undefined && method === 'GET' ? pages[path] : undefined;
      return html === undefined ? undefined : { body: `<html><head>${html}</head></html>` };
    },
  };

  test('has the language of each item, by its link, at no cost', async () => {
    await using gateway = await startGateway(free);
    const query = `{ posts { nodes { title language { code name } } } categories { nodes { language { code } } } }`;
    expect(await gateway.query(query)).toEqual({
      data: {
        posts: {
          nodes: [
            { title: 'Paper', language: { code: 'en', name: 'English' } },
            { title: 'Encre', language: { code: 'fr', name: 'Français' } },
            { title: 'Ink', language: { code: 'en', name: 'English' } },
          ],
        },
        categories: {
          nodes: expect.arrayContaining([{ language: { code: 'fr' } }, { language: { code: 'en' } }]),
        },
      },
    });
    expect(gateway.asked()).toHaveLength(2);
  });

  test('has the translations to which the page of an item links', async () => {
    await using gateway = await startGateway(free);
    const query = `{ posts { nodes { title translations { language { code } node { title } } } } }`;
    expect(await gateway.query(query)).toEqual({
      data: {
        posts: {
          nodes: [
            { title: 'Paper', translations: [] },
            { title: 'Encre', translations: [{ language: { code: 'en' }, node: { title: 'Ink' } }] },
            { title: 'Ink', translations: [{ language: { code: 'fr' }, node: { title: 'Encre' } }] },
          ],
        },
      },
    });
    expect(await gateway.query('{ post(by: { slug: "ink" }, language: "fr") { title } }')).toEqual({
      data: { post: { title: 'Encre' } },
    });
  });

  test('filters terms by language, but not content, and types without links in languages have none', async () => {
    await using gateway = await startGateway(free);
    expect(await gateway.query('{ categories(where: { language: "fr" }) { nodes { name } } }')).toEqual({
      data: { categories: { nodes: [{ name: 'Actualités' }] } },
    });
    for (const query of [
      '{ posts(where: { language: "fr" }) { nodes { title } } }',
      '{ films { nodes { language { code } } } }',
    ]) {
      const { errors } = await gateway.query(query);
      expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    }
  });

  test('translations on another host are an error, not left out', async () => {
    const elsewhere = ink.replace(link('/fr/encre/'), 'https://fr.example/encre/');
    await using gateway = await startGateway({
      ...free,
      override: ({ route, path, method }) =>
        route === undefined && method === 'GET' && path === '/ink/' ? { body: elsewhere } : undefined,
    });
    const { data, errors } = await gateway.query(
      '{ post(by: { databaseId: 1 }) { title translations { node { title } } } }',
    );
    expect(data).toEqual({ post: { title: 'Ink', translations: null } });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('https://fr.example/encre/ is on a host of its own'),
        extensions: { code: 'UPSTREAM_ERROR' },
      },
    ]);
  });
});

describe('feeds of several types in a language', () => {
  const site: WordPressServerOptions = {
    ...polylang,
    declares: { ...polylang.declares, '/wp/v2/pages': { furtherParameters: POLYLANG_PARAMETERS } },
    types: { film: { rest_base: 'films' } },
    custom: { film: [makeCustom('film', { id: 40, title: { rendered: 'Encre, a film' } })] },
  };

  test('`contents` has those of the types that have languages, newest first', async () => {
    await using gateway = await startGateway(site);
    const query = `{ contents(language: "fr", first: 2) { totalCount pageInfo { endCursor hasNextPage } nodes { title } } }`;
    const { data, errors } = await gateway.query<{
      contents: { nodes: { title: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }>(query);
    expect(errors).toBeUndefined();
    expect(data.contents).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { endCursor } = data.contents.pageInfo;
    const next = await gateway.query<typeof data>(
      `{ contents(language: "fr", first: 2, after: "${endCursor}") { pageInfo { hasNextPage } nodes { title } } }`,
    );
    expect(next.data.contents.pageInfo.hasNextPage).toBe(false);
    const titles = [...data.contents.nodes, ...next.data.contents.nodes].map(({ title }) => title);
    expect(titles.sort()).toEqual(['Accueil', 'Encre', 'Pareil']);
    expect(gateway.asked().filter((call) => call.includes('films'))).toEqual([]);
  });

  test('`search` finds those of one language', async () => {
    await using gateway = await startGateway(site);
    const { data } = await gateway.query(
      '{ fr: search(query: "encre", language: "fr") { nodes { title } } en: search(query: "encre", language: "en") { nodes { title } } }',
    );
    expect(data).toEqual({ fr: { nodes: [{ title: 'Encre' }] }, en: { nodes: [] } });
  });

  test.each([
    ['a language that the site does not have', 'language: "fp"', 'Did you mean fr?'],
    ['a type without languages', 'language: "fr", types: ["film"]', 'post, page'],
  ])('refuse %s, before any request', async (_name, args, message) => {
    await using gateway = await startGateway(site);
    const { errors } = await gateway.query(`{ contents(${args}) { nodes { title } } }`);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(gateway.asked()).toEqual([]);
  });
});

describe('menus in a language', () => {
  const page = (label: string) => ({
    body: `<html><nav class="menu-primary-container"><ul><li><a href="${HOME}/x/">${label}</a></li></ul></nav></html>`,
  });
  const query = '{ menu(by: { location: "primary" }, language: "fr") { source items { label } } }';

  test('are those of the home page of that language', async () => {
    await using gateway = await startGateway({
      ...polylang,
      override: ({ route, path }) =>
        route === undefined && (path === '/' || path === '/fr/')
          ? page(path === '/fr/' ? 'Accueil' : 'Home')
          : undefined,
    });
    const both = query.replace(
      '{ menu',
      '{ other: menu(by: { location: "primary" }) { items { label } } menu',
    );
    expect(await gateway.query(both)).toEqual({
      data: {
        menu: { source: 'FRONT_PAGE_HTML', items: [{ label: 'Accueil' }] },
        other: { items: [{ label: 'Home' }] },
      },
    });
  });

  test('are those that the REST routes have for it, if the caller may read them', async () => {
    const menu = (id: number, locations: string[]) => ({
      id,
      name: `Menu ${id}`,
      slug: `menu-${id}`,
      locations,
    });
    await using gateway = await startGateway({
      ...polylang,
      override: ({ route, query: asked }) => {
        const french = asked['lang'] === 'fr';
        if (route === '/wp/v2/menus') {
          return { body: [menu(1, french ? [] : ['primary']), menu(2, french ? ['primary'] : [])] };
        }
        if (route !== '/wp/v2/menu-items') return undefined;
        const item = (id: number) => ({
          id,
          menus: id,
          parent: 0,
          menu_order: 1,
          title: { rendered: `Of ${id}` },
        });
        return {
          body: String(asked['menus'])
            .split(',')
            .map((id) => item(Number(id))),
        };
      },
    });
    expect(await gateway.query(query)).toEqual({
      data: { menu: { source: 'REST_MENUS', items: [{ label: 'Of 2' }] } },
    });
    expect(gateway.asked()).toContainEqual(expect.stringContaining('/wp/v2/menus?lang=fr&'));
  });

  test('refuse a language that the site does not have', async () => {
    await using gateway = await startGateway(polylang);
    const { errors } = await gateway.query('{ menus(language: "it") { name } }');
    expect(errors).toMatchObject([{ path: ['menus'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(gateway.asked()).toEqual([]);
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
    expect(gateway.asked()).toContainEqual(
      expect.stringContaining('/wp/v2/posts?include=2&per_page=1&lang=fr&'),
    );
  });

  test('loads translations in one batch for each language', async () => {
    const pair = (id: number): WordPressServerOptions['posts'] => [
      makePost({ id, wpml_current_locale: 'en_US', wpml_translations: other(id + 1, 'fr_FR') }),
      makePost({
        id: id + 1,
        title: `French ${id}`,
        wpml_current_locale: 'fr_FR',
        wpml_translations: other(id, 'en_US'),
      }),
    ];
    const posts = [1, 3, 5, 7].flatMap((id) => pair(id) ?? []);
    // A translation that a list does not have, either, is requested by its own route.
    Object.assign(posts[7] ?? {}, { wpml_current_locale: 'de_DE' });
    await using gateway = await startGateway({ ...wpml, posts });
    const { data, errors } = await gateway.query(
      '{ posts { nodes { translations { node { ... on Post { title } } } } } }',
    );
    expect(errors).toBeUndefined();
    const of = (id: number) => ({ translations: [{ node: { title: `French ${id}` } }] });
    expect(data).toEqual({ posts: { nodes: [of(7), of(5), of(3), of(1)] } });
    expect(gateway.asked().filter((call) => !call.includes('orderby'))).toEqual([
      '/wp/v2/posts/8?_fields=id,title.rendered',
      '/wp/v2/posts?include=8,6,4,2&per_page=4&lang=fr&_fields=id,title.rendered',
    ]);
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
