import { contextFor } from '../../../loaders/site/autosave-loader.ts';
import { AUTHORS, REVISIONS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { RESOURCE, type RevisionRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { ONE_BY_ID, WHOLE_CONTENT } from '../../engine/field-options/types.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { resolveConnection, selectPage } from '../../engine/paging/connection.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { ofResource } from '../../engine/selection/resource-types.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { momentOf } from '../../engine/values/dates.ts';
import type { ContentFormat } from '../../engine/values/formats.ts';
import { formatInTurn } from '../../engine/values/html-queue.ts';
import { nullWhenHidden } from '../../engine/values/null-when-hidden.ts';
import { costsOfFormat } from '../../engine/values/text-costs.ts';
import { pageArguments } from '../paging/page-arguments.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { formatArgument } from '../values/format-argument.ts';
import { placeOfRevision, REVISED, revisionOf } from './revision-place.ts';

/** One request returns all revisions, including their raw texts if any is selected. */
const readsOf =
  (field: string) =>
  ({ format }: { readonly format: ContentFormat }): readonly string[] =>
    format === 'RAW' ? [`${field}.raw`] : [field];

const textIn = (context: GatewayContext, text: RevisionRow['title'], format: ContentFormat) =>
  format === 'RAW' ? (text?.raw ?? null) : formatInTurn(context, text?.rendered, format);

/** The `Revision` type, and the fields of content that lead to it (`version-history`). */
export function registerRevisions(kit: SchemaKit): void {
  const { builder, site, otherNodes, Revision } = kit;
  otherNodes.set(Revision, {
    costs: { requests: 1 },
    load: async (key, { context, reads }) => {
      const { model, parent, id } = placeOfRevision(key, site.contentTypes) ?? {};
      if (!model || !parent || !id) return null;
      const fields = reads();
      const of = { ...REVISIONS, route: `${model.route}/${parent}${REVISIONS.route}` };
      const isEdited = contextFor(fields)['context'] === 'edit';
      const row = await context.load.item(of, id, restFields(fields, REVISIONS.kind), { isEdited });
      return row && revisionOf(row, model, parent);
    },
  });
  const formatted = (usual: 'TEXT' | 'HTML') => formatArgument(kit, usual);
  builder.node(Revision, {
    ...ofResource(REVISIONS),
    description: 'A revision or autosave of an item, for callers who may edit it.',
    id: { resolve: ({ id, [REVISED]: { model, parent } }) => `${model.slug}/${parent}/${id}` },
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'The ID in the WordPress database.' }),
      date: t.field({
        type: 'DateTime',
        reads: ['modified_gmt'],
        description: 'When it was saved.',
        resolve: ({ modified_gmt }) => momentOf(modified_gmt),
      }),
      title: t.string({
        reads: readsOf('title'),
        args: formatted('TEXT'),
        description: 'The title in this revision, as plain text by default.',
        resolve: ({ title }, { format }, context) => textIn(context, title, format),
      }),
      content: t.string({
        reads: readsOf('content'),
        args: formatted('HTML'),
        costs: costsOfFormat(WHOLE_CONTENT),
        description: 'The content in this revision, as HTML by default.',
        resolve: ({ content }, { format }, context) => textIn(context, content, format),
      }),
      excerpt: t.string({
        reads: readsOf('excerpt'),
        args: formatted('HTML'),
        costs: costsOfFormat(1),
        description: 'The excerpt in this revision, as HTML by default.',
        resolve: ({ excerpt }, { format }, context) => textIn(context, excerpt, format),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
        costs: ONE_BY_ID,
        description: 'The user who saved it.',
        resolve: ({ author }, _args, context, info) => loadRelated(AUTHORS, author, context, info),
      }),
    }),
  });
  builder.interfaceFields(kit.Content, (t) => ({
    revisionCount: t.int({
      reads: ['_links.version-history'],
      description: 'The number of revisions, visible to everyone. Null if the post type keeps none.',
      resolve: ({ _links }) => _links?.['version-history']?.[0]?.count ?? null,
    }),
    revisions: t.field({
      type: kit.RevisionConnection,
      args: builder.args(pageArguments),
      leadsTo: 'page',
      description:
        'The revisions (`version-history`), newest first. Null if the caller may not edit the item.',
      resolve: ({ id, [RESOURCE]: content }, args, context, info) => {
        const route = `${content.route}/${id}${REVISIONS.route}`;
        const { nodes } = selectPage(info);
        const filter = contextFor(nodes.flatMap((node) => node.reads()));
        const list = { resource: REVISIONS, route, filter, order: NEWEST_FIRST };
        return nullWhenHidden(
          resolveConnection(list, args, context, info).then(({ edges, ...page }) => ({
            ...page,
            edges: edges.map(({ cursor, node }) => ({ cursor, node: revisionOf(node, content, id) })),
          })),
        );
      },
    }),
    autosaves: t.field({
      type: [Revision],
      costs: { requests: 1, items: 1 },
      description:
        'The autosaves: unsaved changes, one per editor, newest first. Null if the caller may not edit the item.',
      resolve: async ({ id, [RESOURCE]: content }, _args, { load }, info) => {
        const reads = Selection.of(info).reads();
        const rows = await nullWhenHidden(load.autosaves(content, id, reads));
        return rows?.map((row) => revisionOf(row, content, id));
      },
    }),
  }));
}
