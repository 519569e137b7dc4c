import { embeddedOf } from './wordpress-embed.ts';
import { filterFields, selectFields, selectKeyedFields } from './wordpress-fields.ts';
import { linksOf } from './wordpress-links.ts';
import { isProtected, isVisible, listRows } from './wordpress-list.ts';
import { asRecord, integerOf, listOf, type Parameters, RestError, textOf } from './wordpress-query.ts';
import { HOME, type Row } from './wordpress-rows.ts';
import type { Collection, Kind, Site } from './wordpress-site.ts';

export interface RestAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Routes that WordPress keeps for those who have signed in, with the code of the refusal. */
const PRIVATE_ROUTES = new Map([
  ...['menus', 'menu-items', 'menu-locations'].map((base) => [base, 'rest_cannot_view'] as const),
  ...['settings', 'statuses/draft', 'block-types'].map((base) => [base, 'rest_forbidden'] as const),
  ...['templates', 'template-parts', 'sidebars', 'widgets'].map(
    (base) => [base, 'rest_cannot_manage_templates'] as const,
  ),
  ['plugins', 'rest_cannot_view_plugins'],
  ['themes', 'rest_cannot_view_themes'],
  ['users/me', 'rest_not_logged_in'],
]);

const NO_ITEM: Readonly<Record<Kind, readonly [code: string, message: string]>> = {
  content: ['rest_post_invalid_id', 'Invalid post ID.'],
  media: ['rest_post_invalid_id', 'Invalid post ID.'],
  term: ['rest_term_invalid', 'Term does not exist.'],
  user: ['rest_user_invalid_id', 'Invalid user ID.'],
  comment: ['rest_comment_invalid_id', 'Invalid comment ID.'],
};

/** A REST route's answer to an anonymous caller, errors included. */
export function answerRoute(site: Site, route: string, parameters: Parameters): RestAnswer {
  try {
    return dispatch(site, route, parameters);
  } catch (error) {
    if (error instanceof RestError) return { status: error.status, body: error.body };
    throw error;
  }
}

function dispatch(site: Site, route: string, parameters: Parameters): RestAnswer {
  const fields = listOf(parameters, '_fields');
  if (parameters['context'] === 'edit') {
    throw new RestError(401, 'rest_forbidden_context', 'Sorry, you are not allowed to edit items.');
  }
  const path = route.replace(/\/+$/, '');
  if (path === '') return { status: 200, body: fields ? filterFields(indexOf(site), fields) : indexOf(site) };

  const refusal = PRIVATE_ROUTES.get(path.replace('/wp/v2/', ''));
  if (refusal !== undefined) throw new RestError(401, refusal, 'Sorry, you are not allowed to do that.');
  if (path === '/wp/v2/search') return search(site, parameters);
  if (path === '/rankmath/v1/getHead' && site.rankMath?.heads) return rankMathHead(site, parameters);

  const keyed = /^\/wp\/v2\/(types|taxonomies)(?:\/([\w-]+))?$/.exec(path);
  if (keyed !== null)
    return answerKeyed(site[keyed[1] === 'types' ? 'types' : 'taxonomies'], keyed[2], fields);

  for (const collection of site.collections) {
    const base = `/${collection.namespace}/${collection.restBase}`;
    if (path === base) return answerList(collection, site, parameters, fields);
    const id = path.startsWith(`${base}/`) ? /^\d+$/.exec(path.slice(base.length + 1)) : null;
    if (id !== null) {
      const row = readItem(collection, site, Number(id[0]), parameters);
      return { status: 200, body: embed(shape(row, collection, site, fields), site, parameters) };
    }
  }
  throw new RestError(404, 'rest_no_route', 'No route was found matching the URL and request method.');
}

/** Rank Math prints the head of whatever page the address shows, the one for "not found" included. */
function rankMathHead({ rankMath }: Site, parameters: Parameters): RestAnswer {
  const { pathname } = new URL(textOf(parameters, 'url') ?? '');
  const head = rankMath?.heads?.[pathname] ?? '<title>Page Not Found</title>';
  return { status: 200, body: { success: true, head } };
}

function indexOf(site: Site): Record<string, unknown> {
  const namespaces = new Set(['oembed/1.0', 'wp/v2', ...site.collections.map(({ namespace }) => namespace)]);
  return {
    name: site.name,
    description: 'Just another WordPress site',
    url: HOME,
    home: HOME,
    gmt_offset: 0,
    timezone_string: '',
    page_for_posts: 0,
    page_on_front: 0,
    show_on_front: 'posts',
    namespaces: [...namespaces, ...(site.rankMath ? ['rankmath/v1'] : [])],
    authentication: [],
    routes: Object.fromEntries(
      site.collections.map(({ namespace, restBase }) => [
        `/${namespace}/${restBase}`,
        { namespace, methods: ['GET', 'POST'], endpoints: [] },
      ]),
    ),
    site_logo: 0,
    site_icon: 0,
    site_icon_url: '',
    _links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] },
  };
}

function answerKeyed(
  rows: Site['types'],
  key: string | undefined,
  fields: readonly string[] | undefined,
): RestAnswer {
  if (key === undefined) return { status: 200, body: fields ? selectKeyedFields(rows, fields) : rows };
  const row = rows[key];
  if (row === undefined) throw new RestError(404, 'rest_type_invalid', 'Invalid post type.');
  return { status: 200, body: fields ? selectFields(row, fields, false) : row };
}

function answerList(
  collection: Collection,
  site: Site,
  parameters: Parameters,
  fields: readonly string[] | undefined,
): RestAnswer {
  const { rows, total, totalPages } = listRows(collection, site, parameters);
  return {
    status: 200,
    headers: { 'x-wp-total': String(total), 'x-wp-totalpages': String(totalPages) },
    body: rows.map((row) => embed(shape(row, collection, site, fields), site, parameters)),
  };
}

function readItem(collection: Collection, site: Site, id: number, parameters: Parameters): Row {
  const { kind } = collection;
  const row = collection.rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new RestError(404, ...NO_ITEM[kind]);
  if (!isVisible(row, collection, site)) {
    const code = kind === 'user' ? 'rest_user_cannot_view' : 'rest_forbidden';
    throw new RestError(401, code, 'Sorry, you are not allowed to do that.');
  }
  if (kind === 'comment' && isProtected(site.findContent(Number(row['post']))?.row)) {
    throw new RestError(401, 'rest_cannot_read', 'Sorry, you are not allowed to read this comment.');
  }
  const password = textOf(parameters, 'password');
  if (password !== undefined && isProtected(row)) {
    if (password !== row['password']) {
      throw new RestError(403, 'rest_post_incorrect_password', 'Incorrect post password.');
    }
    const { password: _password, ...open } = row;
    return { ...open, content: { ...asRecord(row['content']), protected: true } };
  }
  return row;
}

/** A row as it is sent: protected texts emptied, `_links` added, `_fields` applied. */
function shape(
  stored: Row,
  collection: Collection,
  site: Site,
  fields: readonly string[] | undefined,
): unknown {
  const { password, ...row } = stored;
  const closed = { rendered: '', protected: true };
  const whole = {
    ...row,
    ...(password === undefined ? {} : { content: closed, excerpt: closed }),
    _links: row['_links'] ?? linksOf(stored, collection, site),
  };
  const isContent = collection.kind === 'content' || collection.kind === 'media';
  return fields === undefined ? whole : selectFields(whole, fields, isContent);
}

/** Of an item whose `_fields` leave it no links, nothing is embedded. */
function embed(item: unknown, site: Site, parameters: Parameters): unknown {
  const rels = listOf(parameters, '_embed') ?? [];
  const ask = (route: string, query: Parameters) => answerRoute(site, route, query);
  return embeddedOf(asRecord(item), rels, `${HOME}/wp-json/`, ask);
}

/** `/wp/v2/search`: contents of all public types but attachments, or terms of all taxonomies, newest first. */
function search(site: Site, parameters: Parameters): RestAnswer {
  const type = textOf(parameters, 'type') ?? 'post';
  const subtypes = listOf(parameters, 'subtype') ?? ['any'];
  const wanted = site.collections.filter(
    ({ kind, slug }) =>
      kind === (type === 'term' ? 'term' : 'content') &&
      (subtypes.includes('any') || subtypes.includes(slug)),
  );
  const perPage = integerOf(parameters, 'per_page') ?? 10;
  const page = integerOf(parameters, 'page') ?? 1;
  const { per_page: _perPage, page: _page, slug: _slug, ...conditions } = parameters;
  const results = wanted
    .flatMap((collection) => everyRow(collection, site, conditions).map((row) => ({ row, collection })))
    .toSorted((a, b) => String(b.row['date'] ?? '').localeCompare(String(a.row['date'] ?? '')))
    .map(({ row, collection }) => ({
      id: row.id,
      title: type === 'term' ? row['name'] : asRecord(row['title'])['rendered'],
      url: row.link,
      type: type === 'term' ? collection.slug : 'post',
      ...(type === 'term' ? {} : { subtype: collection.slug }),
      _links: {
        self: [
          {
            embeddable: true,
            href: `${HOME}/wp-json/${collection.namespace}/${collection.restBase}/${row.id}`,
          },
        ],
        about: [
          { href: `${HOME}/wp-json/wp/v2/${type === 'term' ? 'taxonomies' : 'types'}/${collection.slug}` },
        ],
        collection: [{ href: `${HOME}/wp-json/wp/v2/search` }],
      },
    }));
  const fields = listOf(parameters, '_fields');
  const rows = results.slice((page - 1) * perPage, page * perPage);
  return {
    status: 200,
    headers: {
      'x-wp-total': String(results.length),
      'x-wp-totalpages': String(Math.ceil(results.length / perPage)),
    },
    body: fields ? rows.map((row) => selectFields(row, fields, false)) : rows,
  };
}

function everyRow(collection: Collection, site: Site, conditions: Parameters): readonly Row[] {
  const { total } = listRows(collection, site, { ...conditions, per_page: '1' });
  const pages = Array.from({ length: Math.ceil(total / 100) }, (_, index) => String(index + 1));
  return pages.flatMap((page) => listRows(collection, site, { ...conditions, per_page: '100', page }).rows);
}
