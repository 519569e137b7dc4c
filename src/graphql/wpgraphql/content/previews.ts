import { type ContentTypeModel, REVISIONS } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import { type ContentRow, RESOURCE, type Row } from '../../../wordpress/rest/shapes.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { nullWhenHidden } from '../../engine/values/null-when-hidden.ts';

/** A revision, as an item of the type that it is of: what it does not say is as in the item. */
export interface Revision extends ContentRow {
  /** The item that it is a revision of. */
  readonly revisionOf: number;
  readonly isPreview?: boolean;
}

export const isRevision = (row: object): row is Revision => 'revisionOf' in row;

/** What tells everyone how many revisions an item has. */
export const HISTORY = '_links.version-history';

/** What a revision has of its own. */
const OWN = ['content', 'date', 'date_gmt', 'excerpt', 'modified', 'modified_gmt', 'slug', 'title'];
const MOST = 100;

/** The revisions of an item, newest first, autosaves among them; none for callers who may not edit it. */
export async function revisionsOfItem(
  row: ContentRow,
  size: number,
  { load, caller }: GatewayContext,
): Promise<readonly Revision[]> {
  if (caller.kind !== 'identified' || isRevision(row)) return [];
  const page = await nullWhenHidden(
    load.page({
      resource: REVISIONS,
      route: `${row[RESOURCE].route}/${row.id}${REVISIONS.route}`,
      filter: {},
      order: NEWEST_FIRST,
      page: { size: Math.min(size, MOST), direction: 'forward' },
      fields: restFields(['author', ...OWN], REVISIONS.kind),
      wantsPlaces: false,
      leadsOn: false,
      owner: undefined,
    }),
  );
  return (page?.items ?? []).map(({ row: revision }) => asItem(row, revision));
}

function asItem(row: ContentRow, revision: Row): Revision {
  const own = Object.fromEntries(Object.entries(revision).filter(([name]) => OWN.includes(name)));
  return {
    ...row,
    ...own,
    [RESOURCE]: row[RESOURCE],
    id: revision.id,
    status: 'inherit',
    ...(row.link !== undefined && { link: `${row.link}?preview=true` }),
    revisionOf: row.id,
  };
}

/**
 * An item as its newest revision, for callers who may edit it; as it is, if it has none. The public does not see revisions,
 * nor, as with the plugin, the item in their place.
 */
export async function asPreview(row: Row | null, context: GatewayContext): Promise<Row | null> {
  if (row?.[RESOURCE].kind !== 'content') return row;
  const item = row as ContentRow & { readonly [RESOURCE]: ContentTypeModel };
  if (context.caller.kind !== 'identified') {
    return (item._links?.['version-history']?.[0]?.count ?? 0) > 0 ? null : item;
  }
  const [newest] = await revisionsOfItem(item, 1, context);
  if (!newest) return item;
  const preview: Revision = { ...newest, isPreview: true };
  return preview;
}
