import { MEDIA, type Resource } from '../../../model/resources.ts';
import { restFields } from '../../../wordpress/rest/fields.ts';
import type { GatewayContext } from '../../engine/context.ts';
import type { Dialect } from '../dialect.ts';
import { globalId } from '../kit/global-ids.ts';
import type { Args } from '../kit/registrar.ts';
import { decodedOrNull } from '../kit/texts.ts';
import { MAX_SIZE } from '../paging/page-arguments.ts';

/** That an item was published or changed, as WPGatsby reports it. */
export interface Action {
  readonly id: string;
  readonly databaseId: number;
  readonly title: string | null;
  readonly actionType: 'CREATE' | 'UPDATE';
  readonly modified: string;
  readonly referencedNodeID: string;
  readonly referencedNodeStatus: string;
  readonly referencedNodeGlobalRelayID: string;
  readonly referencedNodeSingularName: string;
  readonly referencedNodePluralName: string;
}

const READS = ['title.rendered', 'date_gmt', 'modified_gmt', 'status'];

/**
 * What changed since a moment, newest first: up to a hundred items of each type. Without a moment, nothing did, as Gatsby
 * then reads everything anyway.
 */
export async function actionsSince(
  dialect: Dialect,
  args: Args,
  context: GatewayContext,
): Promise<readonly Action[]> {
  const { sinceTimestamp } = (args['where'] ?? {}) as { readonly sinceTimestamp?: number | null };
  if (!sinceTimestamp || !(Math.abs(sinceTimestamp) < MOST_MILLISECONDS)) return [];
  const since = `${new Date(sinceTimestamp).toISOString().slice(0, 19)}Z`;
  const resources: readonly Resource[] = [...dialect.site.contentTypes, MEDIA];
  const changed = await Promise.all(
    resources.map((resource) => changedSince(dialect, resource, since, context)),
  );
  return changed.flat().sort((one, other) => other.modified.localeCompare(one.modified));
}

/** `Date` knows no later moment. */
const MOST_MILLISECONDS = 8.64e15;

async function changedSince(
  { names }: Dialect,
  resource: Resource,
  since: string,
  { load }: GatewayContext,
): Promise<readonly Action[]> {
  const { single, rootList } = names.of(resource);
  const { items } = await load.page({
    resource,
    route: resource.route,
    filter: { modified_after: since },
    order: { orderby: 'modified', order: 'desc' },
    page: { size: MAX_SIZE, direction: 'forward' },
    fields: restFields(READS, resource.kind),
    wantsPlaces: false,
    leadsOn: false,
  });
  return items.map(({ row }) => {
    const { id, title, date_gmt: date = '', modified_gmt: modified = '', status } = row as ActionRow;
    return {
      id: globalId('action_monitor', id),
      databaseId: id,
      title: decodedOrNull(title?.rendered),
      actionType: `${date}Z` >= since ? 'CREATE' : 'UPDATE',
      modified,
      referencedNodeID: String(id),
      referencedNodeStatus: status ?? 'publish',
      referencedNodeGlobalRelayID: globalId('post', id),
      referencedNodeSingularName: single,
      referencedNodePluralName: rootList,
    };
  });
}

interface ActionRow {
  readonly id: number;
  readonly title?: { readonly rendered?: string };
  readonly date_gmt?: string;
  readonly modified_gmt?: string;
  readonly status?: string;
}
