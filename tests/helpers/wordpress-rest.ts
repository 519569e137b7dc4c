import { argumentsOf, argumentsOfItem } from './wordpress/declared.ts';
import { embeddedOf } from './wordpress/embed.ts';
import { filterFields } from './wordpress/fields.ts';
import { findRow, readRow, shape } from './wordpress/item.ts';
import { answerKeyed } from './wordpress/keyed.ts';
import { linkHeader } from './wordpress/link-header.ts';
import { listRows } from './wordpress/list.ts';
import { asRecord, listOf, type Parameters, RestError, textOf } from './wordpress/query.ts';
import { refuseEditing, refuseList, refusePrivate } from './wordpress/refusals.ts';
import { indexOf } from './wordpress/root-index.ts';
import { search } from './wordpress/search.ts';
import { validate } from './wordpress/validate.ts';
import { noRoute, refuseWrite } from './wordpress/writes.ts';
import { HOME } from './wordpress-rows.ts';
import type { Collection, Site } from './wordpress-site.ts';

export interface RestAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Asker {
  readonly method: string;
  readonly userId: number | undefined;
}

export interface Caller {
  /** Default: `GET`. */
  readonly method?: string;
  /** Of the user who signed in; nobody by default. */
  readonly userId?: number | undefined;
}

/** A REST route's answer, errors included. Signed in or not, a caller sees what the public sees, and `/users/me`. */
export function answerRoute(
  site: Site,
  route: string,
  parameters: Parameters,
  { method = 'GET', userId }: Caller = {},
): RestAnswer {
  try {
    if (site.behaviour.wantsLogin && userId === undefined) throw notLoggedIn();
    const answer = dispatch(site, route.replace(/\/+$/, ''), parameters, { method, userId });
    return { ...answer, headers: { allow: 'GET', ...answer.headers } };
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    // Of what a route refuses only after it looked at the caller.
    const isAllowed = error.status === 400 && error.body['code'] !== 'rest_post_invalid_id';
    return { status: error.status, body: error.body, ...(isAllowed ? { headers: { allow: 'GET' } } : {}) };
  }
}

function dispatch(site: Site, path: string, parameters: Parameters, caller: Asker): RestAnswer {
  const fields = listOf(parameters, '_fields');
  if (path === '') return { status: 200, body: fields ? filterFields(indexOf(site), fields) : indexOf(site) };

  refusePrivate(path);
  if (path === '/wp/v2/users/me') return answerMe(site, parameters, caller);
  if (path === '/wp/v2/search' && (site.behaviour.core ?? 7) >= 5)
    return embedEach(search(site, parameters), site, parameters);
  if (path === '/rankmath/v1/getHead' && site.rankMath?.heads) return rankMathHead(site, parameters);

  const further = site.further[path];
  if (further !== undefined) {
    const body = further(parameters);
    const filtered = (item: unknown) => (fields ? filterFields(asRecord(item), fields) : item);
    return { status: 200, body: Array.isArray(body) ? body.map(filtered) : filtered(body) };
  }

  if (path === '/pll/v1/languages' && site.polylang) {
    const body = site.polylang.map((language) => (fields ? filterFields(language, fields) : language));
    return { status: 200, body };
  }

  const keyed = /^\/wp\/v2\/(types|taxonomies)(?:\/([\w-]+))?$/.exec(path);
  if (keyed !== null) {
    const what = keyed[1] === 'types' ? 'types' : 'taxonomies';
    return { status: 200, body: answerKeyed(site, what, keyed[2], fields, parameters['context']) };
  }
  for (const collection of site.collections) {
    const base = `/${collection.namespace}/${collection.restBase}`;
    if (path === base) return answerList(collection, site, parameters, caller.method);
    const id = path.startsWith(`${base}/`) ? /^\d+$/.exec(path.slice(base.length + 1)) : null;
    if (id !== null) return answerItem(collection, site, Number(id[0]), parameters, caller.method);
  }
  throw noRoute();
}

function answerMe(site: Site, parameters: Parameters, { userId }: Asker): RestAnswer {
  const users = site.collections.find(({ kind }) => kind === 'user');
  if (users === undefined || userId === undefined) throw notLoggedIn();
  return { status: 200, body: shape(findRow(users, userId), users, site, parameters, 'item') };
}

const notLoggedIn = () => new RestError(401, 'rest_not_logged_in', 'You are not currently logged in.');

/** Rank Math prints the head of whatever page the address shows, the one for "not found" included. */
function rankMathHead({ rankMath }: Site, parameters: Parameters): RestAnswer {
  const { pathname } = new URL(textOf(parameters, 'url') ?? '');
  const head = rankMath?.heads?.[pathname] ?? '<title>Page Not Found</title>';
  return { status: 200, body: { success: true, head } };
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD';

function answerList(collection: Collection, site: Site, parameters: Parameters, method: string): RestAnswer {
  if (!isReading(method)) refuseWrite(collection.kind, method, 'list', parameters);
  const declared = argumentsOf(collection, site);
  validate(parameters, declared);
  refuseList(collection, site, parameters);
  const { rows, total, totalPages, page } = listRows(collection, site, parameters);
  const base = `${HOME}/wp-json/${collection.namespace}/${collection.restBase}`;
  const headers = {
    'x-wp-total': String(total),
    'x-wp-totalpages': String(totalPages),
    ...linkHeader(base, parameters, declared, page, totalPages),
  };
  const body = rows.map((row) => shape(row, collection, site, parameters, 'list'));
  return embedEach({ status: 200, headers, body }, site, parameters);
}

function answerItem(
  collection: Collection,
  site: Site,
  id: number,
  parameters: Parameters,
  method: string,
): RestAnswer {
  const { kind } = collection;
  if (isReading(method)) validate(parameters, argumentsOfItem(collection));
  const row = findRow(collection, id);
  if (!isReading(method)) refuseWrite(kind, method, 'item', parameters);
  refuseEditing(kind, 'item', parameters);
  const item = shape(readRow(row, collection, site, parameters), collection, site, parameters, 'item');
  const isContent = kind === 'content' || kind === 'media';
  const headers = isContent ? { link: `<${row.link}>; rel="alternate"; type=text/html` } : {};
  return { status: 200, headers, body: embed(item, site, parameters) };
}

function embedEach<Answer extends { readonly body: readonly unknown[] }>(
  answer: Answer,
  site: Site,
  parameters: Parameters,
) {
  return { ...answer, body: answer.body.map((item) => embed(item, site, parameters)) };
}

/** Of an item whose `_fields` leave it no links, nothing is embedded; `_embed` alone embeds all that may be. */
function embed(item: unknown, site: Site, parameters: Parameters): unknown {
  const wish = parameters['_embed'];
  if (wish === undefined || (Array.isArray(item) && item.length === 0)) return item;
  const isWhole = wish === 'true' || wish === '1' || (site.behaviour.core ?? 7) < 5.4;
  const rels = isWhole ? undefined : listOf(parameters, '_embed');
  const perPage = String(site.behaviour.maximum ?? 100);
  return embeddedOf(asRecord(item), rels, `${HOME}/wp-json/`, (route, query) =>
    answerRoute(site, route, /\/\d+$/.test(route) ? query : { per_page: perPage, ...query }),
  );
}
