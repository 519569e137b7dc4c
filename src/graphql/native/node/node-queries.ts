import type { GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { COMMENTS } from '../../../model/resources.ts';
import type { Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import type { GlobalIds } from '../../engine/global-ids.ts';
import { loadItem } from '../../engine/selection/related.ts';
import { loadByUri } from '../../engine/uri/resolve-uri.ts';
import { shownOnPages } from '../../engine/uri/shown-on-pages.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** Each type is asked for itself, and a global id begins with its type's name. */
const costsOfNodes = ({ ids }: { readonly ids: readonly string[] }): FieldCosts => ({
  batch: ids.length,
  always: true,
  types: new Set(ids.map((id) => Buffer.from(id, 'base64').toString().split(':', 1)[0])).size,
});

/** The root fields that find anything: `node`, `nodes` (by global id) and `nodeByUri` (by address). */
export function registerNodeQueries({ builder, site, ids: globalIds }: SchemaKit): void {
  const Node = builder.nodeInterfaceRef();
  const resources = [...shownOnPages(site), COMMENTS];
  const load = (
    { resource, id }: ReturnType<GlobalIds['decode']>,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): Promise<Row | null> => loadItem(resource, id, context, info);
  builder.queryFields((t) => ({
    node: t.field({
      type: Node,
      costs: { batch: 1, always: true },
      args: { id: t.arg.id({ required: true, description: 'Its global id.' }) },
      description: 'Anything, by its global id. Null where there is none, or none that the caller may see.',
      resolve: (_root, { id }, context, info) => load(globalIds.decode(id, resources), context, info),
    }),
    nodes: t.field({
      type: [Node],
      costs: costsOfNodes,
      nullable: { list: false, items: true },
      args: { ids: t.arg.idList({ required: true, description: 'Their global ids.' }) },
      description: 'Several things by their global ids, in the order asked; null for each that is not there.',
      resolve: (_root, { ids }, context, info) => {
        const { maxSize } = context.pages;
        if (ids.length > maxSize) {
          throw new PressgraphError(
            'BAD_USER_INPUT',
            `Expected at most ${maxSize} \`ids\`, but ${ids.length} came.`,
          );
        }
        // All are read before the first is loaded: nothing is under way yet when one of them is none.
        const items = ids.map((id) => globalIds.decode(id, resources));
        return items.map((item) => load(item, context, info));
      },
    }),
    nodeByUri: t.field({
      type: Node,
      // The page is asked what it shows, and then that is loaded.
      costs: { requests: 1, batch: 1, always: true },
      args: {
        uri: t.arg.string({
          required: true,
          description: 'A path below the site’s home address, or a full address of the site.',
        }),
      },
      description:
        'The content, term, author or media that a page of the site shows. `/` is the static front page, and null where the site shows its latest posts there. Null where there is none.',
      resolve: (_root, { uri }, context, info) => loadByUri(uri, shownOnPages(site), context, info),
    }),
  }));
}
