import type { Loaders } from '../../../loaders/loaders.ts';
import type { Resource } from '../../../model/resources.ts';
import type { RestFields } from '../../../wordpress/rest/fields.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';

/** What a plain permalink names: `/?page_id=12`, `/?genre=handbooks`. */
interface QueryItem {
  readonly resource: Resource;
  readonly key: number | string;
}

/**
 * The item that the query of a page names, for pages whose headers do not say; `undefined` if it names none of these
 * resources.
 */
export async function loadByQuery(
  search: string,
  resources: readonly Resource[],
  load: Pick<Loaders, 'named' | 'bySlug' | 'subtype'>,
  fieldsOf: (resource: Resource) => RestFields,
): Promise<Row | null | undefined> {
  const named = itemInQuery(new URLSearchParams(search), resources);
  if (!named) return undefined;
  const { resource, key } = named;
  if (typeof key === 'number') {
    const row = await load.named(resource, key, fieldsOf(resource));
    return row ?? (await loadOfAnyType(resource, key, resources, load, fieldsOf));
  }
  const rows: readonly Row[] = await load.bySlug(resource, key, fieldsOf(resource));
  return rows[0] ?? null;
}

/** `/?p=12` names posts of any type. */
async function loadOfAnyType(
  asked: Resource,
  id: number,
  resources: readonly Resource[],
  load: Pick<Loaders, 'named' | 'subtype'>,
  fieldsOf: (resource: Resource) => RestFields,
): Promise<Row | null> {
  if (asked.kind !== 'content') return null;
  const resource = ofSubtype(await load.subtype(id), resources);
  return resource && resource !== asked ? await load.named(resource, id, fieldsOf(resource)) : null;
}

/**
 * Where the item is that a plain permalink names: one request for the types of all `/?p=12`, and one for each type.
 *
 * @returns `undefined` if the query names none of these resources, or the item does not exist.
 */
export async function linkInQuery(
  query: URLSearchParams,
  resources: readonly Resource[],
  load: Pick<Loaders, 'byId' | 'bySlug' | 'subtype'>,
): Promise<string | undefined> {
  const named = itemInQuery(query, resources);
  if (!named) return undefined;
  const { resource, key } = named;
  const row: Row | null | undefined =
    typeof key === 'string'
      ? (await load.bySlug(resource, key, LINK))[0]
      : query.has('p') && !query.has('post_type')
        ? await linkOfAnyType(key, resources, load)
        : await load.byId(resource, key, LINK);
  return row && 'link' in row && typeof row.link === 'string' ? row.link : undefined;
}

const LINK: RestFields = ['id', 'link'];

async function linkOfAnyType(
  id: number,
  resources: readonly Resource[],
  load: Pick<Loaders, 'byId' | 'subtype'>,
): Promise<Row | null> {
  const resource = ofSubtype(await load.subtype(id), resources);
  return resource ? await load.byId(resource, id, LINK) : null;
}

const ofSubtype = (subtype: string | null, resources: readonly Resource[]): Resource | undefined =>
  resources.find(({ kind, key }) => kind === 'content' && key === `post_type/${subtype}`);

function itemInQuery(query: URLSearchParams, resources: readonly Resource[]): QueryItem | undefined {
  for (const [name, value] of query) {
    const named = variableOf(name, query);
    const resource = named && resources.find((candidate) => named.matches(candidate));
    if (!resource) continue;
    const id = Number(value);
    if (!named.isId) return { resource, key: value.split('/').filter(Boolean).at(-1) ?? value };
    if (Number.isSafeInteger(id) && id > 0) return { resource, key: id };
  }
  return undefined;
}

/** What a query variable names, and whether by id. */
function variableOf(
  name: string,
  query: URLSearchParams,
): { readonly isId: boolean; readonly matches: (resource: Resource) => boolean } {
  const ofType = (slug: string) => (resource: Resource) =>
    resource.kind === 'content' && resource.slug === slug;
  const ofTaxonomy = (slug: string) => (resource: Resource) =>
    resource.kind === 'term' && resource.slug === slug;
  const ofKind = (kind: Resource['kind']) => (resource: Resource) => resource.kind === kind;
  switch (name) {
    case 'p':
      return { isId: true, matches: ofType(query.get('post_type') ?? 'post') };
    case 'page_id':
      return { isId: true, matches: ofType('page') };
    case 'attachment_id':
      return { isId: true, matches: ofKind('media') };
    case 'author':
      return { isId: true, matches: ofKind('author') };
    case 'author_name':
      return { isId: false, matches: ofKind('author') };
    case 'cat':
      return { isId: true, matches: ofTaxonomy('category') };
    case 'category_name':
      return { isId: false, matches: ofTaxonomy('category') };
    case 'tag':
      return { isId: false, matches: ofTaxonomy('post_tag') };
    default:
      return {
        isId: false,
        matches: (resource) => ofType(name)(resource) || ofTaxonomy(name)(resource),
      };
  }
}
