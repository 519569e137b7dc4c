import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { AUTHORS, COMMENTS, MEDIA, type Resource } from '../../../model/resources.ts';
import { RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import { loadContentOfAnyType } from '../../engine/content/any-content.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { requestsOfUri } from '../../engine/uri/costs-of-uri.ts';
import type { Dialect } from '../dialect.ts';
import { readGlobalId } from '../kit/global-ids.ts';
import type { Fields } from '../kit/registrar.ts';
import { loadMenus } from '../menus/menus.ts';
import { loadPage } from './page-by-uri.ts';
import { COSTS_OF_ITEM, itemById } from './single-items.ts';

/** The type of anything that the root interfaces return: rows bear their resource, types of content are models. */
export function typeNameOf({ names }: Dialect, value: object): string {
  if (RESOURCE in value) {
    const { kind } = (value as Row)[RESOURCE];
    if (kind === 'author') return 'User';
    if (kind === 'comment') return 'Comment';
    return names.of((value as Row)[RESOURCE]).typeName;
  }
  if ('comment' in value) return 'CommentAuthor';
  if ('format' in value) return 'PostFormat';
  if ('menu' in value) return 'item' in value ? 'MenuItem' : 'Menu';
  return 'kind' in value && value.kind === 'term' ? 'Taxonomy' : 'ContentType';
}

/** `node`, and what a page of the site shows. */
export function nodeFields(dialect: Dialect): Fields<unknown> {
  return {
    node: {
      type: 'Node',
      args: { id: 'ID' },
      costs: { ...COSTS_OF_ITEM, types: 1 },
      description: 'An object by its global ID. Null if it does not exist, or the caller may not see it.',
      resolve: (_root, { id }, context, info) => loadNode(dialect, String(id ?? ''), context, info),
    },
    nodeByUri: {
      type: 'UniformResourceIdentifiable',
      args: { uri: 'String!' },
      // Whether a page is that of the latest posts is a request of its own.
      costs: ({ uri }) => ({
        ...COSTS_OF_ITEM,
        once: { ...COSTS_OF_ITEM.once, index: 1 },
        requests: requestsOfUri(String(uri)),
      }),
      description:
        'What the page at an address shows: content, a term, an author, or a list of content. Null if there is none.',
      resolve: (_root, { uri }, context, info) => loadPage(String(uri), context, info),
    },
  };
}

async function loadNode(
  { site }: Dialect,
  id: string,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  if (id === '') return null;
  const read = readGlobalId(id);
  if (!read) throw new PressgraphError('BAD_USER_INPUT', `The global ID isn’t recognized ID: ${id}`);
  const number = /^\d+$/.test(read.id) ? Number(read.id) : 0;
  switch (read.kind) {
    case 'post':
      return await contentById(number, context, info);
    case 'term':
      return (
        (await firstOf(site.taxonomies, number, context, info)) ??
        (await loadMenus(context)).find((menu) => menu.id === number) ??
        null
      );
    case 'user':
      return await itemById(AUTHORS, number, context, info);
    case 'comment_author': {
      const fields = ['author_avatar_urls', 'author_name', 'author_url', 'id'];
      const comment = number > 0 ? await context.load.named(COMMENTS, number, fields) : null;
      return comment && { comment };
    }
    case 'comment':
      return await itemById(COMMENTS, number, context, info);
    case 'post_type':
      return site.contentTypes.find(({ slug }) => slug === read.id) ?? null;
    case 'taxonomy':
      return site.taxonomies.find(({ slug }) => slug === read.id) ?? null;
    default:
      return null;
  }
}

/** Content of any type, or an uploaded file. */
async function contentById(
  id: number,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  return (await loadContentOfAnyType(id, context, info)) ?? (await itemById(MEDIA, id, context, info));
}

/** The id of a term does not say its taxonomy. */
export async function firstOf(
  resources: readonly Resource[],
  id: number | null,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<Row | null> {
  const found = await Promise.all(
    resources.map((resource) => itemById(resource, id, context, info).catch(() => null)),
  );
  return found.find((row) => row !== null) ?? null;
}
