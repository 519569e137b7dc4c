import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { LEFT_OUT_COSTS } from '../../../loaders/entities/named-items.ts';
import { COMMENTS } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { loadItem } from '../../engine/selection/related.ts';
import type { Archive } from '../../engine/uri/archive-of-uri.ts';
import { requestsOfUri } from '../../engine/uri/costs-of-uri.ts';
import { resolveUri } from '../../engine/uri/resolve-uri.ts';
import { shownOnPages } from '../../engine/uri/shown-on-pages.ts';
import { keyOfDate } from '../content/date-archive.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { decodedId } from './global-ids.ts';
import type { OtherNodes } from './other-nodes.ts';

/** Global ids start with the type name, behind the key of their site if there are several, and the prefix of the schema. */
const typeNameIn = (id: string, prefix: string): string =>
  (/^(?:[a-z0-9-]+:)?([^:]*)/.exec(Buffer.from(id, 'base64').toString())?.[1] ?? '').slice(prefix.length);

/**
 * One request per type, and one for what a batch leaves out. What is no item of a resource is requested in its own way.
 */
function costsOfNodes(
  ids: readonly string[],
  { otherNodes: others, prefix }: { readonly otherNodes: OtherNodes; readonly prefix: string },
): FieldCosts {
  const names = ids.map((id) => typeNameIn(id, prefix));
  const own = names.flatMap((name) => others.costsOf(name) ?? []);
  const items = names.filter((name) => !others.has(name));
  return {
    requests: own.reduce((sum, { requests = 0, batch = 0 }) => sum + requests + batch, 0),
    once: Object.assign({}, items.length > 0 && LEFT_OUT_COSTS, ...own.map(({ once }) => once)),
    batch: items.length,
    items: ids.length,
    always: true,
    types: new Set(items).size,
  };
}

/** What callers may give as the address of a page. */
export const URI =
  'A path relative to the home URL, or a full URL of the site, by its home or by WordPress’s own address. Parameters that are not WordPress’s own, such as `utm_source`, are ignored.';

/** The root fields for objects of any type: `node`, `nodes` (by global id) and `nodeByUri` (by URL). */
export function registerNodeQueries(kit: SchemaKit): void {
  const { builder, site, ids: globalIds, otherNodes, prefix } = kit;
  const Node = builder.nodeInterfaceRef();
  const resources = [...shownOnPages(site), COMMENTS];
  const load = async (
    given: string,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): Promise<object | null> => {
    const { typeName, key } = decodedId(given, 'from this API', prefix);
    if (otherNodes.has(typeName)) return await otherNodes.load(typeName, key, context, info);
    const { resource, id } = globalIds.decode(given, resources);
    return await loadItem(resource, id, context, info);
  };
  const loadArchive = (archive: Archive, context: GatewayContext, info: GraphQLResolveInfo) =>
    archive.kind === 'type'
      ? otherNodes.load(kit.ContentType.name, archive.model.slug, context, info)
      : otherNodes.load('DateArchive', keyOfDate(archive.date), context, info);
  builder.queryFields((t) => ({
    node: t.field({
      type: Node,
      costs: ({ id }) => costsOfNodes([id], kit),
      args: { id: t.arg.id({ required: true, description: 'The global ID.' }) },
      description: 'Any object by its global ID. Null if it does not exist or the caller may not see it.',
      resolve: (_root, { id }, context, info) => load(id, context, info),
    }),
    nodes: t.field({
      type: [Node],
      costs: ({ ids }) => costsOfNodes(ids, kit),
      nullable: { list: false, items: true },
      args: { ids: t.arg.idList({ required: true, description: 'The global IDs.' }) },
      description:
        'Several objects by their global IDs, in that order. Null for each that does not exist or that the caller may not see; null with an error for each that is no ID of this API.',
      resolve: (_root, { ids }, context, info) => {
        const { maxSize } = context.pages;
        if (ids.length > maxSize) {
          throw new PressgraphError(
            'BAD_USER_INPUT',
            `Expected at most ${maxSize} \`ids\`, got ${ids.length}.`,
          );
        }
        // Each is a promise of its own: an invalid ID is null with an error at its place.
        return ids.map((id) => load(id, context, info));
      },
    }),
    nodeByUri: t.field({
      type: Node,
      // One request to find out what the page shows, one to load it, one if a batch leaves it out.
      costs: ({ uri }) => ({ requests: requestsOfUri(uri), once: LEFT_OUT_COSTS, batch: 1, always: true }),
      args: { uri: t.arg.string({ required: true, description: URI }) },
      description:
        'What a page of the site shows: a content, term, author or media; the `ContentType` of an archive (`/books/`), or of the latest posts (`/`, unless a static front page is there); the `DateArchive` of a date (`/2026/04/`). Null if there is none. Redirects of the site are followed, such as those from former slugs: see `redirect`. WordPress’s guesses at similar slugs are not. Costs an extra request to resolve the URL.',
      resolve: async (_root, { uri }, context, info) => {
        const at = await resolveUri(uri, shownOnPages(site), context, info);
        return at.kind === 'item' ? at.row : ((await loadArchive(at.archive, context, info)) ?? null);
      },
    }),
  }));
}
