import DataLoader from 'dataloader';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import { rowsOf, totalOf } from '../../wordpress/rest/rows.ts';
import type { RowOf } from '../../wordpress/rest/shapes.ts';
import type { EntityLoader } from '../entities/entity-loader.ts';
import type { FollowedRelations } from '../entities/relations/followed-relations.ts';
import type { PageAnswer } from '../paging/range.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import type { OperationPrefetch } from '../prefetch/operation-prefetch.ts';
import { failureOf, isRefusal } from '../shared/error-kinds.ts';
import type { ReadCaches } from '../shared/read-caches.ts';
import { requestName } from '../shared/request-name.ts';
import type { SiteMemory } from '../site/site-memory.ts';
import type { Share } from './deal-out.ts';
import { hitRateOf, NOTHING_BUT_IDS } from './list-hit-rate.ts';
import { ListLengths } from './list-lengths.ts';
import { FEWEST_LISTS, type ListRequest, type WantedList } from './merge-lists.ts';
import { MergedListLoader } from './merged-list-loader.ts';

export type ListAnswer<R extends Resource = Resource> = PageAnswer<RowOf<R>>;

/**
 * Whether its rows equal those of the items' own routes: from the resource's own collection, with nothing
 * embedded.
 */
const isOfItems = ({ resource, route, query }: ListRequest): boolean =>
  route === resource.route && query['_embed'] === undefined;

const nameOf = ({ route, query }: ListRequest): string => requestName(route, query);

const keyOf = (list: WantedList): string =>
  `${nameOf(list)}#${list.fields.join()}${list.owner?.ignoresRest ? '' : '+'}`;

/** A list of which the length alone is needed. */
const onlyCounted = (list: ListRequest): WantedList => ({
  ...list,
  query: { ...list.query, orderby: 'date', order: 'desc', per_page: 0 },
  fields: restFields([], list.resource.kind),
});

/**
 * Loads lists, for one operation. Fields that need the same list (aliases, fragments, the same tag under two
 * posts) share one request for the union of their fields. The rows prime the resource's entity loader. Lists
 * that differ only in their owner are merged: see {@link MergedListLoader}. If their items are probably cached,
 * only ids are requested: see {@link hitRateOf}.
 */
export class ListLoader {
  readonly #client: WordPressClient;
  readonly #sizes: RouteSizes;
  readonly #lengths: ListLengths;
  readonly #merged: MergedListLoader;
  readonly #followed: FollowedRelations;
  readonly #entities: (resource: Resource) => EntityLoader;
  readonly #reads: ReadCaches | undefined;
  readonly #lists: DataLoader<WantedList, ListAnswer, string>;
  readonly #totals: DataLoader<ListRequest, number | undefined, string>;
  readonly #prefetch: OperationPrefetch | undefined;
  /** Settles when what was prefetched has come, or has failed and is forgotten; by the keys of the loaders. */
  readonly #prefetched = new Map<string, Promise<unknown>>();

  /**
   * @param memory The site's memory for one caller.
   * @param sizes What is known about the routes' page sizes.
   * @param reads The public caches; `undefined` for callers who are never served from them.
   * @param followed Chooses what is read along with rows.
   * @param prefetch Told what is loaded.
   */
  constructor(
    client: WordPressClient,
    entities: (resource: Resource) => EntityLoader,
    memory: SiteMemory,
    sizes: RouteSizes,
    followed: FollowedRelations,
    reads?: ReadCaches,
    prefetch?: OperationPrefetch,
  ) {
    this.#prefetch = prefetch;
    this.#client = client;
    this.#sizes = sizes;
    this.#lengths = new ListLengths(memory.listLengths);
    this.#followed = followed;
    this.#merged = new MergedListLoader(client, memory, sizes, this.#lengths);
    this.#entities = entities;
    this.#reads = reads;
    this.#lists = new DataLoader((keys) => this.#loadLists(keys), { cacheKeyFn: keyOf });
    this.#totals = new DataLoader((keys) => this.#loadTotals(keys), { cacheKeyFn: nameOf });
  }

  async load<R extends Resource>(list: ListRequest<R>, fields: RestFields): Promise<ListAnswer<R>> {
    this.#prefetch?.noteList(list, fields);
    const wanted = { ...list, fields };
    const prefetched = this.#prefetched.get(keyOf(wanted));
    if (prefetched) await prefetched;
    // As in the entity loader, the resource determines the shape of its rows.
    return (await this.#lists.load(wanted)) as ListAnswer<R>;
  }

  /** The length of a list, by `HEAD`: it costs WordPress a third of `GET`. */
  async total(list: ListRequest): Promise<number | undefined> {
    this.#prefetch?.noteList(list);
    const prefetched = this.#prefetched.get(nameOf(list));
    if (prefetched) await prefetched;
    return await this.#totals.load(list);
  }

  /** Starts to load a list that is likely to be needed; its length alone, if no fields are given. A failure is forgotten. */
  prefetch(list: ListRequest, fields: RestFields | undefined): void {
    const wanted = fields && { ...list, fields };
    const key = wanted ? keyOf(wanted) : nameOf(list);
    const answer: Promise<unknown> = wanted ? this.#lists.load(wanted) : this.#totals.load(list);
    const settled = answer.catch(() => {
      if (wanted) this.#lists.clear(wanted);
      else this.#totals.clear(list);
    });
    this.#prefetched.set(key, settled);
  }

  /** Lengths of several owners' lists follow from the rows of all, where one request holds them. */
  #loadTotals(keys: readonly ListRequest[]): Promise<(number | undefined | Error)[]> {
    const trees = keys.filter(({ owner }) => owner?.isTree).length;
    const flat = keys.filter(({ owner }) => owner && !owner.isTree).map(onlyCounted);
    const counted = new Map([...this.#merged.load(flat)].map(([list, share]) => [nameOf(list), share]));
    const total = async (list: ListRequest) => {
      if (list.owner?.isTree && trees >= FEWEST_LISTS) {
        const { kind } = list.resource;
        const one = { ...list, query: { ...list.query, per_page: 1 }, fields: restFields([], kind) };
        return (await this.#lists.load(one)).total;
      }
      const share = await counted.get(nameOf(onlyCounted(list)));
      return share ? share.total : await this.#requestTotal(list);
    };
    return Promise.all(keys.map((key) => total(key).catch(failureOf)));
  }

  #loadLists(keys: readonly WantedList[]): Promise<(ListAnswer | Error)[]> {
    const lists = new Map<string, WantedList>();
    const named = keys.map((key) => ({ key, name: nameOf(key) }));
    for (const { key, name } of named) {
      const other = lists.get(name);
      const fields = restFields([...(other?.fields ?? []), ...key.fields], key.resource.kind);
      // What matters to one of them matters.
      const { owner } = other && !other.owner?.ignoresRest ? other : key;
      const relations = [...(other?.relations ?? []), ...(key.relations ?? [])];
      lists.set(name, { ...key, owner, fields, relations });
    }
    const answers = new Map<string, Promise<ListAnswer>>();
    for (const [list, share] of this.#merged.load([...lists.values()])) {
      answers.set(nameOf(list), this.#takeShare(list, share));
    }
    return Promise.all(
      named.map(({ key, name }) => {
        const answer = answers.get(name) ?? this.#requestList(lists.get(name) ?? key);
        answers.set(name, answer);
        return answer.catch(failureOf);
      }),
    );
  }

  async #takeShare(list: WantedList, shared: Promise<Share | undefined>): Promise<ListAnswer> {
    const share = await shared;
    if (share === undefined) return await this.#requestList(list);
    return { ...share, rows: this.#entities(list.resource).prime(share.rows, share.fields) };
  }

  async #requestList(list: WantedList): Promise<ListAnswer> {
    const { resource, route, query, fields, relations } = list;
    const hitRate = this.#reads && isOfItems(list) ? hitRateOf(this.#reads, resource, fields) : undefined;
    const entities = this.#entities(resource);
    const asked = hitRate?.areItemsCached ? NOTHING_BUT_IDS : fields;
    const follows = asked === fields ? this.#followed.of(relations) : undefined;
    const response = await this.#client.request({ route, query: { ...query, _fields: asked }, follows });
    const rows = rowsOf(response, route);
    if (asked === fields && !response.isCached) this.#followed.note(relations, rows);
    const total = totalOf(response);
    this.#lengths.note(list, total);
    const real = this.#sizes.note(route, query, response);
    const sized = {
      total,
      realSize: real?.size,
      isUnsure: real?.isSure === false,
      isCounted: response.headers['x-wp-totalpages'] !== undefined,
    };
    if (!response.isCached) hitRate?.note(rows, asked);
    if (asked === fields) return { rows: entities.prime(rows, fields), ...sized };
    const ids = rows.map(({ id }) => id);
    return { rows: await entities.loadListed(ids, fields), ...sized };
  }

  async #requestTotal(list: ListRequest): Promise<number | undefined> {
    const { route, query } = list;
    const request = { route, query: { ...query, per_page: 1, _fields: 'id' } };
    const response = await this.#client.request({ ...request, method: 'HEAD' }).catch((error: unknown) => {
      // Retry with GET: a HEAD response cannot say why it was refused, and some firewalls block only HEAD.
      if (!isRefusal(error)) throw error;
      return this.#client.request(request);
    });
    const total = totalOf(response);
    this.#lengths.note(list, total);
    return total;
  }
}
