import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../../helpers/gateway.ts';
import { basic, signedIn } from '../../helpers/signed-in.ts';
import { POLYLANG_LANGUAGES } from '../../helpers/wordpress/languages.ts';
import { HOME, makeCategory, makePage, makePost, makeUser } from '../../helpers/wordpress-rows.ts';
import type { OverrideRequest } from '../../helpers/wordpress-server.ts';

const EDITOR = { authorization: basic('editor:abcd') };
const link = (title: string, id: number, parent = 0) => ({
  id,
  parent,
  menu_order: id,
  title: { rendered: title },
  url: `${HOME}/${title}/`,
  menus: 20,
});
const revision = { id: 31, parent: 1, modified_gmt: '2026-01-01T00:00:00', title: { rendered: 'Inc' } };
const nav =
  '<nav class="footer"><ul><li><a href="/a/">A</a><ul><li><a href="/b/">B</a></li></ul></li></ul></nav>';

const SITE = {
  polylang: POLYLANG_LANGUAGES(HOME),
  posts: [makePost({ id: 1, slug: 'ink', author: 1, categories: [3] })],
  pages: [makePage({ id: 2 })],
  categories: [makeCategory({ id: 3 })],
  users: [makeUser({ id: 1 })],
  override: (request: OverrideRequest) =>
    signedIn({
      [EDITOR.authorization]: {
        '/wp/v2/menus': { body: [{ id: 20, name: 'Main', slug: 'main', locations: ['primary'] }] },
        '/wp/v2/menu-items': { body: [link('one', 7), link('two', 8, 7)] },
        '/wp/v2/settings': { body: { title: 'Ink &amp; Paper', description: 'Blots' } },
        '/wp/v2/posts/1/revisions': { body: [revision] },
        '/wp/v2/posts/1/revisions/31': { body: revision },
      },
    })(request) ?? (request.path === '/' && request.method === 'GET' ? { body: nav } : undefined),
};

/** Types that are parts of others, or say something of them. Clients keep them with the object that has them. */
const VALUES =
  `Breadcrumb Capability ContentChange ContentImage ImageSize ContentLink Heading MediaImageMeta MediaSize Seo SeoBreadcrumb SeoImage
  SeoOpenGraph SeoRobots SeoTwitter SiteRedirect TableCell TableRow ThreadedComment PageInfo Query Mutation Subscription`.split(
    /\s+/,
  );
const PARTS = /(Connection|Edge|Payload|Block|Translation)$/;

describe('objects that clients know again', () => {
  test('every object type has an id, or is part of another', async () => {
    await using gateway = await startGateway(SITE);
    const { data } = await gateway.query<IntrospectionQuery>(getIntrospectionQuery());
    const schema = buildClientSchema(data);
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const isNode = (type: (typeof types)[number]) =>
      type.getInterfaces().some(({ name }) => name === 'Node') &&
      String(type.getFields()['id']?.type) === 'ID!';
    const without = types.filter((type) => !isNode(type)).map(({ name }) => name);
    expect(
      without.filter((name) => !VALUES.includes(name) && !PARTS.test(name) && !name.startsWith('__')),
    ).toEqual([]);
    // A field `id` that is not the object's own would mix it up with another, in caches that know ids only.
    expect(types.filter((type) => !isNode(type) && type.getFields()['id'])).toEqual([]);
  });

  /** How each type is reached, and a field of it. */
  const REACHED: Readonly<Record<string, readonly [query: string, path: string, field: string]>> = {
    Site: ['{ site { id } }', 'site', 'name'],
    Settings: ['{ settings { id } }', 'settings', 'title'],
    Viewer: ['{ viewer { id } }', 'viewer', 'databaseId'],
    ContentType: ['{ contentTypes { id } }', 'contentTypes.0', 'slug'],
    Taxonomy: ['{ taxonomies { id } }', 'taxonomies.0', 'slug'],
    Language: ['{ languages { id } }', 'languages.1', 'code'],
    Menu: ['{ menus { id } }', 'menus.0', 'name'],
    MenuItem: ['{ menus { items { children { id } } } }', 'menus.0.items.0.children.0', 'label'],
    Revision: [
      '{ post(by: { databaseId: 1 }) { revisions { nodes { id } } } }',
      'post.revisions.nodes.0',
      'title',
    ],
    Post: ['{ posts { nodes { id } } }', 'posts.nodes.0', 'slug'],
    Category: ['{ categories { nodes { id } } }', 'categories.nodes.0', 'slug'],
    Author: ['{ authors { nodes { id } } }', 'authors.nodes.0', 'slug'],
  };
  const at = (data: unknown, path: string) =>
    path
      .split('.')
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], data) as {
      readonly id: string;
    };

  test.each(Object.entries(REACHED))('%s is found again by its id', async (type, [query, path, field]) => {
    await using gateway = await startGateway(SITE, { cache: { ttl: 0 } });
    const inner = query.replace('{ id }', `{ id ${field} }`);
    const { data, errors } = await gateway.query(inner, {}, EDITOR);
    expect(errors).toBeUndefined();
    const known = at(data, path);
    const again = `query ($id: ID!) { node(id: $id) { __typename id ... on ${type} { ${field} } } nodes(ids: [$id, "junk"]) { id } }`;
    const found = await gateway.query(again, { id: known.id }, EDITOR);
    expect(found).toMatchObject({
      data: { node: { __typename: type, ...known }, nodes: [{ id: known.id }, null] },
      errors: [{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  test('each costs what its own field does', async () => {
    await using gateway = await startGateway(SITE);
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    const ids = ['ContentType:post', 'Taxonomy:category', 'Language:fr', 'ContentType:film'].map(encoded);
    const names = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on ContentType { label } } }';
    const { data } = await gateway.query<{ nodes: object[] }>(names, { ids });
    expect(data.nodes).toMatchObject([{ label: 'Posts' }, {}, {}, {}].with(3, null as never));
    expect(gateway.asked()).toEqual([]);
    const one = 'query ($id: ID!) { node(id: $id) { ... on Site { name } ... on MenuItem { label } } }';
    expect(await gateway.query(one, { id: encoded('Site:site') })).toMatchObject({
      data: { node: { name: 'A WordPress site' } },
    });
    expect(gateway.asked()).toEqual(['/?_fields=name']);
    const item = encoded('MenuItem:FRONT_PAGE_HTML.0/0.0');
    expect(await gateway.query(one, { id: item })).toEqual({ data: { node: { label: 'B' } } });
    expect(gateway.asked()).toEqual(['/']);
    // Another's own view of themselves, and places where nothing is.
    for (const id of ['Viewer:2', 'MenuItem:FRONT_PAGE_HTML.0/7', 'MenuItem:x', 'Revision:film/1/2', 'Menu:'])
      expect(await gateway.query(one, { id: encoded(id) }, EDITOR)).toMatchObject({ data: { node: null } });
  });
});
