import { AUTHORS, REVISIONS } from '../../site/resources.ts';
import { resolveConnection } from '../connection/connection.ts';
import { pageArguments } from '../connection/page-arguments.ts';
import { momentOf } from '../dates.ts';
import { formatHtml } from '../formats.ts';
import { nullWhenHidden } from '../hidden.ts';
import { NEWEST_FIRST } from '../list-order.ts';
import { loadRelated } from '../related.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { contentModelOf } from './content-model.ts';

/** The `Revision` type, and the way to it from content (`version-history`). */
export function registerRevisions(kit: SchemaKit): void {
  const { builder, site, Revision } = kit;
  builder.objectType(Revision, {
    description: 'An earlier state of some content, for callers who may edit it.',
    fields: (t) => ({
      databaseId: t.exposeInt('id', { nullable: false, description: 'WordPress’s own id.' }),
      date: t.field({
        type: 'DateTime',
        reads: ['modified_gmt'],
        description: 'When it was saved.',
        resolve: ({ modified_gmt }) => momentOf(modified_gmt),
      }),
      title: t.string({
        reads: ['title'],
        description: 'The title as it was then, as plain text.',
        resolve: ({ title }) => formatHtml(title?.rendered, 'TEXT'),
      }),
      content: t.string({
        reads: ['content'],
        description: 'The content as it was then, rendered as HTML.',
        resolve: ({ content }) => formatHtml(content?.rendered, 'HTML'),
      }),
      excerpt: t.string({
        reads: ['excerpt'],
        description: 'The excerpt as it was then, rendered as HTML.',
        resolve: ({ excerpt }) => formatHtml(excerpt?.rendered, 'HTML'),
      }),
      author: t.field({
        type: kit.Author,
        reads: ['author'],
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
      description:
        'Its earlier states (`version-history`), newest first. Null for a caller who may not edit it.',
      resolve: ({ id, __typename }, args, context, info) => {
        const route = `${contentModelOf(site, __typename).route}/${id}${REVISIONS.route}`;
        return nullWhenHidden(
          resolveConnection(
            { resource: REVISIONS, route, filter: {}, order: NEWEST_FIRST },
            args,
            context,
            info,
          ),
        );
      },
    }),
  }));
}
