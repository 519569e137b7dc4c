import { contextFor } from '../../../loaders/site/autosave-loader.ts';
import { AUTHORS, REVISIONS } from '../../../model/resources.ts';
import type { RevisionRow } from '../../../wordpress/rest/shapes.ts';
import { namesOfConnection, resolveConnection, selectPage } from '../../engine/connection/connection.ts';
import { pageArguments } from '../../engine/connection/page-arguments.ts';
import { contentModelOf } from '../../engine/content/content-model.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { ONE_BY_ID, WHOLE_CONTENT } from '../../engine/cost/costs-plugin.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { momentOf } from '../../engine/values/dates.ts';
import { costsOfFormat, formatArgument } from '../../engine/values/format-argument.ts';
import type { ContentFormat } from '../../engine/values/formats.ts';
import { formatInTurn } from '../../engine/values/html-queue.ts';
import { nullWhenHidden } from '../../engine/values/null-when-hidden.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** Who asks for one of them as it is stored gets all of them in that request. */
const readsOf =
  (field: string) =>
  ({ format }: { readonly format: ContentFormat }): readonly string[] =>
    format === 'RAW' ? [`${field}.raw`] : [field];

const textIn = (context: GatewayContext, text: RevisionRow['title'], format: ContentFormat) =>
  format === 'RAW' ? (text?.raw ?? null) : formatInTurn(context, text?.rendered, format);

/** The `Revision` type, and the way to it from content (`version-history`). */
export function registerRevisions(kit: SchemaKit): void {
  const { builder, site, Revision } = kit;
  const formatted = (usual: 'TEXT' | 'HTML') => formatArgument(kit, usual);
  builder.objectType(Revision, {
    description:
      'A state of some content, for callers who may edit it: an earlier one, or one not saved yet.',
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'WordPress’s own id.' }),
      date: t.field({
        type: 'DateTime',
        reads: ['modified_gmt'],
        description: 'When it was saved.',
        resolve: ({ modified_gmt }) => momentOf(modified_gmt),
      }),
      title: t.string({
        reads: readsOf('title'),
        args: formatted('TEXT'),
        description: 'The title as it was then, as plain text unless told otherwise.',
        resolve: ({ title }, { format }, context) => textIn(context, title, format),
      }),
      content: t.string({
        reads: readsOf('content'),
        args: formatted('HTML'),
        costs: costsOfFormat(WHOLE_CONTENT),
        description: 'The content as it was then, as HTML unless told otherwise.',
        resolve: ({ content }, { format }, context) => textIn(context, content, format),
      }),
      excerpt: t.string({
        reads: readsOf('excerpt'),
        args: formatted('HTML'),
        costs: costsOfFormat(1),
        description: 'The excerpt as it was then, as HTML unless told otherwise.',
        resolve: ({ excerpt }, { format }, context) => textIn(context, excerpt, format),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
        costs: ONE_BY_ID,
        description: 'Who saved it.',
        resolve: ({ author }, _args, context, info) => loadRelated(AUTHORS, author, context, info),
      }),
    }),
  });
  builder.interfaceFields(kit.Content, (t) => ({
    revisionCount: t.int({
      reads: ['_links.version-history'],
      description:
        'How many revisions it has: public, though the revisions are not. Null where it keeps none.',
      resolve: ({ _links }) => _links?.['version-history']?.[0]?.count ?? null,
    }),
    revisions: t.field({
      type: kit.RevisionConnection,
      args: builder.args(pageArguments),
      costs: { list: true },
      description:
        'Its earlier states (`version-history`), newest first. Null for a caller who may not edit it.',
      resolve: ({ id, __typename }, args, context, info) => {
        const route = `${contentModelOf(site, __typename).route}/${id}${REVISIONS.route}`;
        const { nodes } = selectPage(info, namesOfConnection(REVISIONS.typeName));
        const filter = contextFor(nodes.flatMap((node) => node.reads(REVISIONS.typeName)));
        return nullWhenHidden(
          resolveConnection({ resource: REVISIONS, route, filter, order: NEWEST_FIRST }, args, context, info),
        );
      },
    }),
    autosaves: t.field({
      type: [Revision],
      costs: { requests: 1, items: 1 },
      description:
        'What its editors have typed and not saved yet, one state for each of them, newest first. Null for a caller who may not edit it.',
      resolve: async ({ id, __typename }, _args, { load }, info) => {
        const reads = Selection.of(info).reads(REVISIONS.typeName);
        const rows = await nullWhenHidden(load.autosaves(contentModelOf(site, __typename), id, reads));
        return rows && [...rows];
      },
    }),
  }));
}
