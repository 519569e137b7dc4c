import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { HOME, makeCategory, makePage, makePost } from '../../helpers/wordpress-rows.ts';
import type {
  OverrideRequest,
  OverrideResponse,
  WordPressServerOptions,
} from '../../helpers/wordpress-server.ts';

const contents = {
  posts: [makePost({ id: 1 })],
  pages: [makePage({ id: 10 }), makePage({ id: 11 })],
  categories: [makeCategory({ id: 20 })],
};

/** The site, with some routes and pages (by path) replaced. */
const siteWith = (
  answers: Readonly<Record<string, OverrideResponse | ((request: OverrideRequest) => OverrideResponse)>>,
): WordPressServerOptions => ({
  ...contents,
  override: (request) => {
    const answer = answers[request.route ?? request.path];
    return typeof answer === 'function' ? answer(request) : answer;
  },
});

const block = (name: string, attributes: object) => `<!-- wp:${name} ${JSON.stringify(attributes)} -->`;
const navigation = (id: number, values: object = {}) => ({
  id,
  slug: `navigation-${id}`,
  title: { rendered: `Navigation &#038; ${id}` },
  content: {
    rendered: `
      <li><a href="${HOME}/page-10/"><span>Ten</span></a><ul><li><a href="${HOME}/page-11/">Eleven</a></li></ul></li>
      <li><a href="${HOME}/category/category-20/">Twenty</a></li>
      <li><a href="${HOME}/post-1/">One</a></li>
      <li><a href="https://elsewhere.example/" target="_blank" rel="noopener">Elsewhere</a></li>`,
    raw: [
      block('navigation-submenu', { kind: 'post-type', type: 'page', id: 10, url: `${HOME}/page-10/` }),
      block('navigation-link', { kind: 'post-type', type: 'page', id: 11, url: `${HOME}/page-11/` }),
      block('navigation-link', { kind: 'taxonomy', type: 'category', id: 20, label: 'Twenty' }),
    ].join(''),
  },
  ...values,
});
const navigations = (...rows: object[]): OverrideResponse => ({
  headers: { 'x-wp-total': String(rows.length), 'x-wp-totalpages': '1' },
  body: rows,
});

const MENU = `{ menu(by: { location: "primary" }) {
  source databaseId name slug locations
  items { label url uri isExternal target rel children { label uri } }
} }`;

const NODES = `{ menu(by: { location: "primary" }) { items {
  label
  node { __typename ... on Content { title } ... on Term { name } }
  children { node { ... on Content { title } } }
} } }`;

const REFUSED = '/wp/v2/menus?_fields=id,locations,name,slug&per_page=100';
const POSTED = '/wp/v2/navigation?context=embed&_fields=content,id,slug,title&per_page=100';

describe('navigation post', () => {
  const site = siteWith({ '/wp/v2/navigation': navigations(navigation(4)) });

  test('is a menu, if WordPress refuses classic menus', async () => {
    await using gateway = await startGateway(site);
    const { url } = gateway.site;
    expect(await gateway.query(MENU)).toEqual({
      data: {
        menu: {
          source: 'NAVIGATION_BLOCK',
          databaseId: 4,
          name: 'Navigation & 4',
          slug: 'navigation-4',
          locations: [],
          items: [
            {
              label: 'Ten',
              url: `${url}/page-10/`,
              uri: '/page-10/',
              isExternal: false,
              target: null,
              rel: null,
              children: [{ label: 'Eleven', uri: '/page-11/' }],
            },
            expect.objectContaining({ label: 'Twenty', uri: '/category/category-20/' }),
            expect.objectContaining({ label: 'One', uri: '/post-1/' }),
            {
              label: 'Elsewhere',
              url: 'https://elsewhere.example/',
              uri: null,
              isExternal: true,
              target: '_blank',
              rel: 'noopener',
              children: [],
            },
          ],
        },
      },
    });
    expect(gateway.asked()).toEqual([REFUSED, POSTED]);
  });

  test('answers to the usual names of the main menu, and to no other location', async () => {
    await using gateway = await startGateway(site);
    const found = async (location: string) => {
      const { data, errors } = await gateway.query<{ menu: unknown }>(
        'query ($location: String!) { menu(by: { location: $location }) { databaseId } }',
        { location },
      );
      expect(errors).toBeUndefined();
      return data.menu;
    };
    expect(await found('header')).toEqual({ databaseId: 4 });
    expect(await found('footer')).toBeNull();
  });

  test('a plain permalink becomes the path of its item, in one request for all', async () => {
    const plain = (id: number, type: string, kind = 'post-type') => {
      const parameter = { page: 'page_id', category: 'cat' }[type] ?? 'p';
      return {
        link: `<li><a href="${HOME}/?${parameter}=${id}">${id}</a></li>`,
        block: block('navigation-link', { kind, type, id, url: `${HOME}/?${parameter}=${id}` }),
      };
    };
    const items = [plain(10, 'page'), plain(11, 'page'), plain(1, 'post'), plain(99, 'post')];
    const content = {
      rendered: items.map(({ link }) => link).join(''),
      raw: items.map((item) => item.block).join(''),
    };
    await using gateway = await startGateway(
      siteWith({ '/wp/v2/navigation': navigations(navigation(4, { content })) }),
    );
    const { data } = await gateway.query('{ menu(by: { location: "primary" }) { items { uri } } }');
    const uris = ['/page-10/', '/page-11/', '/post-1/', '/?p=99'];
    expect(data).toEqual({ menu: { items: uris.map((uri) => ({ uri })) } });
    expect(gateway.asked().filter((asked) => asked.includes('include='))).toHaveLength(2);
  });

  test('so does one that an editor typed: the types of all are one request', async () => {
    const typed = ['?p=1', '?p=10#team', '?page_id=11', '?cat=20', '?p=99', '?utm_source=x', 'about/?p=1'];
    const content = {
      rendered: typed.map((query) => `<li><a href="${HOME}/${query}">${query}</a></li>`).join(''),
      raw: typed.map((query) => block('navigation-link', { kind: 'custom', url: `/${query}` })).join(''),
    };
    await using gateway = await startGateway(
      siteWith({ '/wp/v2/navigation': navigations(navigation(4, { content })) }),
    );
    const { data, errors } = await gateway.query('{ menu(by: { location: "primary" }) { items { uri } } }');
    expect(errors).toBeUndefined();
    const uris = [
      '/post-1/',
      '/page-10/#team',
      '/page-11/',
      '/category/category-20/',
      '/?p=99',
      '/?utm_source=x',
      '/about/?p=1',
    ];
    expect(data).toEqual({ menu: { items: uris.map((uri) => ({ uri })) } });
    expect(gateway.asked().filter((asked) => asked.includes('include='))).toEqual([
      '/wp/v2/categories?include=20&per_page=1&_fields=id,link',
      '/wp/v2/pages?include=11,10&per_page=2&_fields=id,link',
      '/wp/v2/posts?include=1&per_page=1&_fields=id,link',
      '/wp/v2/search?type=post&include=1,10,99&per_page=3&_fields=id,subtype',
    ]);
  });

  test('is requested without retrying the refused route', async () => {
    await using gateway = await startGateway(site, { cache: { ttl: 0 } });
    await gateway.query(MENU);
    gateway.asked();
    await gateway.query(MENU);
    expect(gateway.asked()).toEqual([POSTED]);
  });

  test('targets are loaded by id in batches, and by URL without an id', async () => {
    await using gateway = await startGateway(site);
    const { data, errors } = await gateway.query(NODES);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      menu: {
        items: [
          {
            label: 'Ten',
            node: { __typename: 'Page', title: 'Page 10' },
            children: [{ node: { title: 'Page 11' } }],
          },
          { label: 'Twenty', node: { __typename: 'Category', name: 'Category 20' }, children: [] },
          { label: 'One', node: { __typename: 'Post', title: 'Post 1' }, children: [] },
          { label: 'Elsewhere', node: null, children: [] },
        ],
      },
    });
    expect(gateway.asked()).toEqual([
      '/wp/v2/categories?include=20&per_page=1&_fields=id,name',
      REFUSED,
      POSTED,
      '/wp/v2/pages?include=10,11&per_page=2&_fields=id,title.rendered',
      '/wp/v2/posts?include=1&per_page=1&_fields=id,title.rendered',
      'HEAD /post-1/',
    ]);
  });

  test('ids of targets cost no request', async () => {
    await using gateway = await startGateway(site);
    await gateway.query('{ menu(by: { slug: "navigation-4" }) { items { children { node { id } } } } }');
    expect(gateway.asked()).toEqual([REFUSED, POSTED]);
  });

  test('is requested without its content if only its name is selected', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query('{ menus { name } }')).toEqual({
      data: { menus: [{ name: 'Navigation & 4' }] },
    });
    expect(gateway.asked()).toEqual([REFUSED, '/wp/v2/navigation?_fields=id,slug,title&per_page=100']);
  });

  test('is requested once for several menus', async () => {
    await using gateway = await startGateway(
      siteWith({ '/wp/v2/navigation': navigations(navigation(4), navigation(5)) }),
    );
    const { data } = await gateway.query(`{
      a: menu(by: { slug: "navigation-5" }) { ...M } b: menu(by: { databaseId: 4 }) { ...M }
      c: menu(by: { name: "navigation & 5" }) { ...M } none: menu(by: { databaseId: 6 }) { ...M }
    } fragment M on Menu { databaseId items { label } }`);
    expect(data).toMatchObject({
      a: { databaseId: 5 },
      b: { databaseId: 4 },
      c: { databaseId: 5 },
      none: null,
    });
    expect(gateway.asked()).toEqual([REFUSED, POSTED]);
  });

  test('is requested in the default context from an older WordPress, which omits the content in this one', async () => {
    await using gateway = await startGateway(
      siteWith({
        '/wp/v2/navigation': ({ query }) => {
          const { content, ...row } = navigation(4);
          const { raw: _raw, ...shown } = content;
          return navigations(query['context'] === 'embed' ? row : { ...row, content: shown });
        },
      }),
    );
    const { data } = await gateway.query(NODES);
    expect(data).toMatchObject({
      menu: { items: [{ label: 'Ten', node: { title: 'Page 10' } }, {}, {}, {}] },
    });
    expect(gateway.asked()).toContain('/wp/v2/navigation?_fields=content,id,slug,title&per_page=100');
  });
});

describe('navigation in the HTML of the front page', () => {
  const page = `<!DOCTYPE html><html lang="en"><body>
    <nav id="site-navigation" class="main-navigation" aria-label="Primary menu"><div class="menu-main-container">
      <ul><li class="menu-item"><a href="/page-10/">Ten</a><ul><li><a href="/page-11/">Eleven</a></li></ul></li></ul>
    </div></nav>
    <nav aria-label="Footer"><a href="#">Top</a></nav></body></html>`;
  const site = siteWith({ '/wp/v2/navigation': navigations(), '/': { body: page } });

  test('is a menu if there is no other', async () => {
    await using gateway = await startGateway(site);
    expect((await gateway.query(MENU)).data).toMatchObject({
      menu: {
        source: 'FRONT_PAGE_HTML',
        databaseId: null,
        name: 'Primary menu',
        slug: 'main',
        locations: [],
        items: [{ label: 'Ten', uri: '/page-10/', children: [{ label: 'Eleven', uri: '/page-11/' }] }],
      },
    });
    expect(gateway.asked()).toEqual(['/', REFUSED, POSTED]);
  });

  test('is loaded once for all fields, in a subdirectory, too', async () => {
    await using gateway = await startGateway({
      ...siteWith({ '/wp/v2/navigation': navigations(), '/usa/': { body: page } }),
      folder: '/usa',
    });
    const { data } = await gateway.query(
      '{ menus { name items { label url } } menu(by: { name: "footer" }) { name } site { language } }',
    );
    expect(data).toMatchObject({
      menus: [{ name: 'Primary menu' }, { name: 'Footer', items: [{ label: 'Top', url: null }] }],
      menu: { name: 'Footer' },
      site: { language: 'en' },
    });
    expect(gateway.asked().filter((request) => request === '/usa/')).toHaveLength(1);
  });

  test('of a classic theme reveals the types of targets, which are batched by slug', async () => {
    const item = (kind: string, path: string) =>
      `<li class="menu-item menu-item-type-${kind}"><a href="${HOME}${path}">${path}</a></li>`;
    const menu = [
      item('post_type menu-item-object-page', '/page-10/'),
      item('post_type menu-item-object-page', '/page-11/'),
      item('post_type menu-item-object-page', '/elsewhere/page-11/'),
      item('taxonomy menu-item-object-category', '/category/category-20/'),
      item('post_type_archive menu-item-object-post', '/archive/'),
    ];
    await using gateway = await startGateway(
      siteWith({ '/wp/v2/navigation': navigations(), '/': { body: `<nav><ul>${menu.join('')}</ul></nav>` } }),
    );
    const { data, errors } = await gateway.query(
      '{ menus { items { node { ... on Content { title } ... on Term { name } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      menus: [
        {
          items: [
            { node: { title: 'Page 10' } },
            { node: { title: 'Page 11' } },
            { node: null },
            { node: { name: 'Category 20' } },
            { node: null },
          ],
        },
      ],
    });
    expect(gateway.asked()).toEqual([
      '/',
      '/wp/v2/categories?slug=category-20&per_page=100&_fields=id,link,name,slug',
      REFUSED,
      POSTED,
      '/wp/v2/pages?slug=page-10,page-11&per_page=100&_fields=id,link,slug,title.rendered',
      'HEAD /elsewhere/page-11/',
    ]);
  });

  test('is not requested for a menu by id, because HTML has no ids', async () => {
    await using gateway = await startGateway(site);
    expect(await gateway.query('{ menu(by: { databaseId: 4 }) { name } }')).toEqual({ data: { menu: null } });
    expect(gateway.asked()).not.toContain('/');
  });
});

describe('classic menus', () => {
  const item = (id: number, values: object = {}) => ({
    id,
    title: { rendered: `Item ${id}` },
    url: `${HOME}/page-10/`,
    menus: 4,
    parent: 0,
    type: 'post_type',
    object: 'page',
    object_id: 10,
    ...values,
  });
  const open = siteWith({
    '/wp/v2/menus': {
      headers: { 'x-wp-total': '2' },
      body: [
        { id: 4, name: 'Main', slug: 'main', locations: ['primary'] },
        { id: 5, name: 'Legal', slug: 'legal', locations: [] },
      ],
    },
    '/wp/v2/menu-items': ({ query }) => ({
      headers: { 'x-wp-total': '101' },
      body:
        query['page'] === '2' ? [item(900, { menus: 5, type: 'custom' })] : [item(1), item(2, { parent: 1 })],
    }),
  });

  test('are read if the caller may, several at once, with more than a hundred items', async () => {
    await using gateway = await startGateway(open);
    const { data, errors } = await gateway.query(`{
      menu(by: { location: "primary" }) { source databaseId items { label node { ... on Page { title } } children { label } } }
      menus { slug locations items { label } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      menu: {
        source: 'REST_MENUS',
        databaseId: 4,
        items: [{ label: 'Item 1', node: { title: 'Page 10' }, children: [{ label: 'Item 2' }] }],
      },
      menus: [
        { slug: 'main', locations: ['primary'], items: [{ label: 'Item 1' }] },
        { slug: 'legal', locations: [], items: [{ label: 'Item 900' }] },
      ],
    });
    const fields =
      'attr_title,classes,description,id,invalid,menu_order,menus,object,object_id,parent,target,title,type,url,xfn';
    const items = `/wp/v2/menu-items?menus=4,5&orderby=menu_order&order=asc&_fields=${fields}&per_page=100`;
    expect(gateway.asked()).toEqual([
      items,
      `${items}&page=2`,
      REFUSED,
      '/wp/v2/pages?include=10&per_page=1&_fields=id,title.rendered',
    ]);
  });

  test('cost one request if no items are selected', async () => {
    await using gateway = await startGateway(open);
    await gateway.query('{ menus { name locations } }');
    expect(gateway.asked()).toEqual([REFUSED]);
  });
});

describe('a site without menus', () => {
  test('gives null and an empty list without an error, whatever the refusals', async () => {
    await using gateway = await startGateway(
      siteWith({
        '/wp/v2/navigation': { status: 403, body: '<html><title>Blocked</title>' },
        '/': { status: 401 },
      }),
    );
    expect(await gateway.query('{ menu(by: { slug: "main" }) { name } menus { name } }')).toEqual({
      data: { menu: null, menus: [] },
    });
  });

  test('is an error if the site is only too busy', async () => {
    await using gateway = await startGateway(siteWith({ '/wp/v2/navigation': { status: 503 } }));
    expect(await gateway.query('{ menu(by: { slug: "main" }) { name } posts { totalCount } }')).toMatchObject(
      {
        data: { menu: null, posts: { totalCount: 1 } },
        errors: [{ path: ['menu'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
      },
    );
  });
});

test('a menu needs exactly one key', async () => {
  await using gateway = await startGateway(contents);
  const { errors } = await gateway.query('{ menu(by: { slug: "a", name: "b" }) { name } }');
  expect(errors?.[0]?.message).toMatch(/exactly one/i);
  expect(gateway.asked()).toEqual([]);
});
