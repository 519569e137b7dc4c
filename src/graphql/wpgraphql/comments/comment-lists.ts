import { COMMENTS } from '../../../model/resources.ts';
import type { ListOrder } from '../../../wordpress/rest/pagination.ts';
import type { RestQuery } from '../../../wordpress/rest/rest-query.ts';
import type { CommentRow } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { ListPlace } from '../../engine/paging/list-place.ts';
import { refuseFilter } from '../content/filters/content-query.ts';
import type { Dialect } from '../dialect.ts';
import { idsIn, isEmpty, textsIn } from '../kit/given-values.ts';
import { databaseIdOf } from '../kit/global-ids.ts';
import type { Args, FieldSpec } from '../kit/registrar.ts';
import { listField } from '../paging/connections.ts';
import { resolveList } from '../paging/resolve-list.ts';

const WHERE: Readonly<Record<string, string>> = {
  ...{ authorEmail: 'String', authorIn: '[ID]', authorNotIn: '[ID]', authorUrl: 'String', commentIn: '[ID]' },
  ...{ commentNotIn: '[ID]', commentType: 'String', commentTypeIn: '[String]', commentTypeNotIn: 'String' },
  ...{ contentAuthor: '[ID]', contentAuthorIn: '[ID]', contentAuthorNotIn: '[ID]', contentId: 'ID' },
  ...{ contentIdIn: '[ID]', contentIdNotIn: '[ID]', contentName: 'String', contentParent: 'Int' },
  ...{ contentStatus: '[PostStatusEnum]', contentType: '[ContentTypeEnum]', includeUnapproved: '[ID]' },
  ...{ karma: 'Int', order: 'OrderEnum', orderby: 'CommentsConnectionOrderbyEnum', parent: 'Int' },
  ...{
    parentIn: '[ID]',
    parentNotIn: '[ID]',
    search: 'String',
    statusIn: '[CommentStatusEnum]',
    userId: 'ID',
  },
};

/** The filters of comments, for fields that are no lists, too. */
export function commentWhere({ types }: Dialect, name: string): string {
  types.input(name, 'Filters of a list of comments.', WHERE);
  return name;
}

const ORDERS: Readonly<Record<string, string>> = {
  COMMENT_DATE: 'date',
  COMMENT_DATE_GMT: 'date_gmt',
  COMMENT_ID: 'id',
  COMMENT_IN: 'include',
  COMMENT_PARENT: 'parent',
  COMMENT_POST_ID: 'post',
};

/** A list of comments, newest first. */
export function commentList<Row>(
  dialect: Dialect,
  from: string,
  description: string,
  placeOf: (row: Row) => ListPlace | undefined = () => undefined,
): FieldSpec<Row> {
  const name = `${from}ToComment`;
  const where = commentWhere(dialect, `${name}ConnectionWhereArgs`);
  return listField<Row>(
    dialect.types,
    { to: 'Comment', name, where },
    {
      leadsTo: 'page',
      needsOnlyId: true,
      description,
      resolve: async (row, args, context, info) => {
        const place = placeOf(row);
        const where = await withContentIds((args['where'] ?? {}) as Args, context);
        const isIdentified = context.caller.kind === 'identified';
        const { filter, order } = commentQuery(where, isIdentified);
        // To the public, REST does not list comments by their author.
        const { author, ...query } = place?.query ?? {};
        const isOfAuthor = author !== undefined && !isIdentified;
        const tests = commentTests({ ...where, ...(isOfAuthor && { userId: author }) }, isIdentified);
        const isFiltered = filter === null || tests.length > 0 || Object.keys(filter).length > 0;
        const list = {
          resource: COMMENTS,
          filter: filter && { ...filter, ...query, ...(!isOfAuthor && author !== undefined && { author }) },
          order,
          owner: isFiltered ? undefined : place?.owner,
          ...(tests.length > 0 && {
            keep: (row: CommentRow) => tests.every(({ keeps }) => keeps(row)),
            further: tests.map(({ reads }) => reads),
          }),
        };
        return await resolveList(list, args, context, info);
      },
    },
  );
}

/** Those that REST has, or whose only effect is what it does anyway. */
const KNOWN = new Set(
  `commentIn commentNotIn contentIdIn parentIn parentNotIn authorIn authorNotIn contentId userId parent search statusIn
   order orderby contentStatus contentType commentType commentTypeIn authorUrl`.split(/\s+/),
);

function commentQuery(
  where: Args,
  isIdentified: boolean,
): { readonly filter: RestQuery | null; readonly order: ListOrder } {
  const impossible = Object.keys(WHERE).find((name) => !KNOWN.has(name) && !isEmpty(where[name]));
  if (impossible !== undefined) refuseFilter(impossible);
  const filter: Record<string, RestQuery[string]> = {};
  const ids: Readonly<Record<string, string>> = {
    commentIn: 'include',
    commentNotIn: 'exclude',
    contentIdIn: 'post',
    parentIn: 'parent',
    parentNotIn: 'parent_exclude',
    ...(isIdentified && { authorIn: 'author', authorNotIn: 'author_exclude' }),
  };
  for (const [name, parameter] of Object.entries(ids)) {
    if (!isEmpty(where[name])) filter[parameter] = idsIn(where[name]);
  }
  if (!isEmpty(where['contentId'])) filter['post'] = idsIn(where['contentId']);
  if (isIdentified && !isEmpty(where['userId'])) filter['author'] = idsIn(where['userId']);
  // 0 means the top level here.
  if (where['parent'] !== null && where['parent'] !== undefined)
    filter['parent'] = [databaseIdOf(where['parent']) ?? 0];
  if (!isEmpty(where['search'])) filter['search'] = String(where['search']);
  if (isIdentified && !isEmpty(where['statusIn'])) filter['status'] = [where['statusIn']].flat().map(String);
  // The public sees approved comments alone, on what is published, and those of readers.
  const isHidden =
    (!isEmpty(where['statusIn']) && !isIdentified && !textsIn(where['statusIn']).includes('APPROVE')) ||
    (!isEmpty(where['contentStatus']) && !textsIn(where['contentStatus']).includes('publish')) ||
    !areComments(where);
  const orderby = ORDERS[String(where['orderby'] ?? 'COMMENT_DATE')] ?? 'date';
  return {
    filter: isHidden ? null : filter,
    order: { orderby, order: where['order'] === 'ASC' ? 'asc' : 'desc' },
  };
}

/** REST lists comments of readers to the public, not pingbacks. */
function areComments({ commentType, commentTypeIn }: Args): boolean {
  const types = [...textsIn(commentType), ...textsIn(commentTypeIn)];
  return types.length === 0 || types.includes('comment') || types.includes('all');
}

interface CommentTest {
  readonly reads: string;
  readonly keeps: (row: CommentRow) => boolean;
}

/** What REST cannot filter by for this caller, and its rows tell. */
function commentTests(where: Args, isIdentified: boolean): readonly CommentTest[] {
  const tests: CommentTest[] = [];
  const types = textsIn(where['contentType']);
  if (types.length > 0) {
    const typeOf = ({ _links }: CommentRow) => _links?.['up']?.[0]?.post_type ?? '';
    tests.push({ reads: '_links.up', keeps: (row) => types.includes(typeOf(row)) });
  }
  if (!isEmpty(where['authorUrl'])) {
    tests.push({ reads: 'author_url', keeps: ({ author_url }) => author_url === String(where['authorUrl']) });
  }
  if (isIdentified) return tests;
  const [users, others] = [
    [...idsIn(where['userId']), ...idsIn(where['authorIn'])],
    idsIn(where['authorNotIn']),
  ];
  if (users.length > 0 || others.length > 0) {
    tests.push({
      reads: 'author',
      keeps: ({ author = 0 }) => (users.length === 0 || users.includes(author)) && !others.includes(author),
    });
  }
  return tests;
}

/** The slug of what is commented on, as its ids: items of several types may share it. */
async function withContentIds(where: Args, { load, site }: GatewayContext): Promise<Args> {
  const { contentName, ...others } = where;
  if (isEmpty(contentName)) return where;
  const found = await Promise.all(
    site.contentTypes.map((type) => load.bySlug(type, String(contentName), ['id', 'slug'])),
  );
  const ids = found.flat().map(({ id }) => id);
  return { ...others, contentIdIn: ids, ...(ids.length === 0 && { statusIn: ['TRASH'] }) };
}
