import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { PressgraphError } from '../../../base/errors.ts';
import { isRecord } from '../../../base/json.ts';
import { mergeFeeds } from '../feed/merge-feeds.ts';
import { SiteFeed, type SitePage } from '../feed/site-feed.ts';
import { PART_KEYS, planList } from '../plan/site-parts.ts';
import { type MergedListArguments, readListArguments, rowsOfPage } from './list-arguments.ts';
import { type ListRow, MergedConnection } from './merged-connection.ts';
import type { MergedOperation } from './merged-operation.ts';
import { pathOf } from './path-of.ts';
import { runPart } from './site-value.ts';

/** A page of one list of several sites. */
export async function resolveList(
  args: MergedListArguments,
  operation: MergedOperation,
  info: GraphQLResolveInfo,
): Promise<MergedConnection> {
  const { fieldName: field, fieldNodes: nodes } = info;
  const asked = readListArguments(field, args, operation);
  const { sites, size, from } = asked;
  const lists = sites.map((site) => {
    const rows = rowsOfPage(asked, operation.pages, operation.isHeld(site));
    return new SiteList(site, field, nodes, rows, operation);
  });
  const by = operation.merged.lists.get(field)?.order ?? 'date';
  const feeds = lists.map(
    (list) =>
      new SiteFeed<ListRow>({
        ...{ site: list.site, by, isHeld: operation.isHeld(list.site) },
        start: from?.starts[list.site],
        bound: from?.last,
        read: (after) => list.read(after),
      }),
  );
  const page = await mergeFeeds(feeds, size, from?.starts);
  const connection = new MergedConnection(sites, page, {
    values: operation.values,
    hasPreviousPage: from !== undefined,
    totalCount: () => sumOf(lists),
  });
  const path = pathOf(info.path);
  operation.addErrors(() => connection.errors(path));
  return connection;
}

/** The list of one site. */
class SiteList {
  readonly site: string;
  readonly #field: string;
  readonly #nodes: readonly FieldNode[];
  readonly #rows: number;
  readonly #operation: MergedOperation;
  #latest: Promise<object> | undefined;

  constructor(
    site: string,
    field: string,
    nodes: readonly FieldNode[],
    rows: number,
    operation: MergedOperation,
  ) {
    this.site = site;
    this.#field = field;
    this.#nodes = nodes;
    this.#rows = rows;
    this.#operation = operation;
  }

  async read(after: string | undefined): Promise<SitePage<ListRow>> {
    this.#latest = this.#load(after);
    const list = (await this.#latest) as Record<string, unknown>;
    const [rows, page] = [list[PART_KEYS.rows], list[PART_KEYS.page]];
    if (!Array.isArray(rows) || !isRecord(page)) throw unreadable(this.site);
    const { hasNextPage, endCursor } = page;
    return {
      hasNextPage: hasNextPage === true,
      endCursor: typeof endCursor === 'string' ? endCursor : null,
      rows: rows.map((edge: unknown, index) => {
        const node = isRecord(edge) ? edge['node'] : undefined;
        if (!isRecord(edge) || !isRecord(node)) throw unreadable(this.site);
        const date = typeof node['date'] === 'string' ? Date.parse(node['date']) / 1000 : undefined;
        return { row: { list, index }, id: Number(node['databaseId']), cursor: String(edge['cursor']), date };
      }),
    };
  }

  /** How many items it has; of any of its pages, it is the same. */
  async total(): Promise<number | null> {
    this.#latest ??= this.#load(undefined);
    const total = ((await this.#latest) as Record<string, unknown>)[PART_KEYS.total];
    return typeof total === 'number' ? total : null;
  }

  async #load(after: string | undefined): Promise<object> {
    const operation = this.#operation;
    const data = await runPart(this.site, () => this.#plan({ first: this.#rows, after }), operation);
    const list = operation.values.read(data, PART_KEYS.field);
    if (!isRecord(list)) throw unreadable(this.site);
    return list;
  }

  #plan(page: Parameters<typeof planList>[3]): NonNullable<ReturnType<typeof planList>> {
    const part = planList(this.site, this.#field, this.#nodes, page, this.#operation);
    if (part) return part;
    throw new PressgraphError('BAD_USER_INPUT', `The site “${this.site}” has no \`${this.#field}\`.`);
  }
}

async function sumOf(lists: readonly SiteList[]): Promise<number | null> {
  const totals = await Promise.all(lists.map((list) => list.total().catch(() => null)));
  return totals.reduce<number | null>(
    (sum, total) => (sum === null || total === null ? null : sum + total),
    0,
  );
}

const unreadable = (site: string) =>
  new PressgraphError('UPSTREAM_ERROR', `Expected a list of the site “${site}”, got something else.`);
