import { APPLICATION_PASSWORD } from '../../../demo/install-wordpress.mjs';
import { asRecord } from '../../helpers/wordpress/query.ts';
import type { Row } from '../../helpers/wordpress-rows.ts';
import type { Registration, SiteContents } from '../../helpers/wordpress-site.ts';
import { located } from './located.ts';

const { user, password } = APPLICATION_PASSWORD;
const ADMINISTRATOR = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
const TYPES = ['post', 'page', 'attachment', 'book', 'chapter'];
const TAXONOMIES = ['category', 'post_tag', 'genre'];
/** Of every protected post of the seed. */
const POST_PASSWORD = 'secret';

/**
 * What a real WordPress holds, read from its own REST API, for an imitated one to hold as well. What strangers see is
 * read as a stranger; the rest (drafts, held comments, users without posts) as an administrator, for both to hide it.
 */
export async function mirror(url: string): Promise<SiteContents> {
  const types = await registrationsOf(url, 'types', TYPES);
  const taxonomies = await registrationsOf(url, 'taxonomies', TAXONOMIES);
  const statuses = 'status=publish,future,draft,pending,private,trash';
  const { post, page, attachment, ...otherTypes } = await rowsOfEach(url, types, statuses);
  const { category, post_tag, ...otherTaxonomies } = await rowsOfEach(url, taxonomies);
  return {
    types,
    taxonomies,
    posts: post ?? [],
    pages: page ?? [],
    media: attachment ?? [],
    categories: category ?? [],
    tags: post_tag ?? [],
    users: await rowsOf(url, '/wp/v2/users'),
    comments: await rowsOf(url, '/wp/v2/comments', 'status=all'),
    custom: { ...otherTypes, ...otherTaxonomies },
  };
}

async function registrationsOf(
  url: string,
  route: string,
  wanted: readonly string[],
): Promise<Record<string, Registration>> {
  const { body } = await get(url, `/wp/v2/${route}`);
  return Object.fromEntries(wanted.map((slug) => [slug, withoutLinks(asRecord(body)[slug])]));
}

async function rowsOfEach(
  url: string,
  registrations: Readonly<Record<string, Registration>>,
  hidden?: string,
): Promise<Record<string, readonly Row[]>> {
  const entries: [string, readonly Row[]][] = [];
  for (const [slug, { rest_namespace, rest_base }] of Object.entries(registrations)) {
    entries.push([slug, await rowsOf(url, `/${rest_namespace}/${rest_base}`, hidden)]);
  }
  return Object.fromEntries(entries);
}

/** All rows of a route by id: what `hidden` adds for the administrator is hidden from strangers. */
async function rowsOf(url: string, route: string, hidden = ''): Promise<readonly Row[]> {
  const shown = await everyRow(url, route);
  const known = await everyRow(url, `${route}?${hidden}`, ADMINISTRATOR);
  const ids = new Set(shown.map(({ id }) => id));
  const rows = await Promise.all(shown.map((row) => opened(url, route, row)));
  return [...rows, ...known.filter(({ id }) => !ids.has(id))].toSorted((a, b) => a.id - b.id);
}

async function everyRow(url: string, route: string, headers = {}): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const query = `orderby=id&order=asc&per_page=100&page=${page}`;
    const answer = await get(url, `${route}${route.includes('?') ? '&' : '?'}${query}`, headers);
    pages = answer.pages;
    if (Array.isArray(answer.body)) rows.push(...answer.body.map((row) => withoutLinks(row) as Row));
  }
  return rows;
}

/** A protected item with what its password shows. */
async function opened(url: string, route: string, row: Row): Promise<Row> {
  if (asRecord(row['content'])['protected'] !== true) return row;
  const { body } = await get(url, `${route}/${row.id}?password=${POST_PASSWORD}`);
  return { ...(withoutLinks(body) as Row), password: POST_PASSWORD };
}

async function get(url: string, path: string, headers = {}) {
  const response = await fetch(`${url}/wp-json${path}`, { headers });
  const body: unknown = JSON.parse(located(await response.text(), url));
  return { body, pages: Number(response.headers.get('x-wp-totalpages') ?? 1) };
}

function withoutLinks(row: unknown): Readonly<Record<string, unknown>> {
  const { _links, ...rest } = asRecord(row);
  return rest;
}
