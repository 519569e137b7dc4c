import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';
import type { ListRequest } from '../lists/merge-lists.ts';
import { isAnswer } from '../shared/error-kinds.ts';
import { type NeededItems, type NeededLists, NeedsRecorder } from './needs.ts';
import type { PrefetchMemory } from './prefetch-memory.ts';

/** Starts loading what will probably be needed. A failure is forgotten: who needs it asks anew. */
export interface Prefetcher {
  items(resource: Resource, ids: readonly number[], fields: RestFields): void;
  list(list: ListRequest, fields: RestFields | undefined): void;
  /** The most items that a route gives in a request. */
  maximumOf(route: string): number;
}

/** An item that an operation is likely to mean. */
interface Guess {
  readonly resource: Resource;
  readonly id: number;
  isRight: boolean;
}

/** What was prefetched, for the trace. */
export interface PrefetchReport {
  readonly route: string;
  /** Its REST fields; missing for lengths of lists, and for an item that the id of a slug or an address was guessed of. */
  readonly fields?: readonly string[];
  /** How many items, or lists under items, were asked for. */
  readonly asked: number;
  /** How many of them the operation needed. */
  readonly needed: number;
}

export interface OperationPrefetchOptions {
  readonly memory: PrefetchMemory;
  /** What says which operation it is: equal operations of the public need the same. */
  readonly operation: string;
  /** Most requests that may be sent in vain. */
  readonly mostRequests: number;
  /** Whether as many requests as the operation needs may be sent in vain. */
  readonly canGuess: boolean;
}

/**
 * Prefetching for one operation: as it sends its first request, what the same operation needed last time is requested,
 * too, instead of after it. The operation loads what it needs as ever, and finds it under way.
 */
export class OperationPrefetch {
  readonly #options: OperationPrefetchOptions;
  readonly #needs = new NeedsRecorder();
  readonly #items: NeededItems[] = [];
  readonly #lists: NeededLists[] = [];
  readonly #guesses: Guess[] = [];
  #hasStarted = false;
  #hasFailed = false;

  constructor(options: OperationPrefetchOptions) {
    this.#options = options;
  }

  /** Records items that are loaded by their ids. */
  noteItems(resource: Resource, ids: readonly number[], fields: RestFields): void {
    if (ids.length > 0) this.#needs.addItems(resource, ids, fields);
  }

  /** Records a list, or its length alone. */
  noteList(list: ListRequest, fields?: RestFields): void {
    this.#needs.addList(list, fields);
  }

  /** Learns where items are found. */
  noteRows(resource: Resource, rows: readonly UntypedRow[]): void {
    this.#options.memory.addresses.note(resource, rows);
  }

  /** The id that a slug had last time, to load at once what needs the id alone. */
  guessBySlug(resource: Resource, slug: string): number | undefined {
    const { memory, canGuess } = this.#options;
    const id = canGuess ? memory.addresses.bySlug(resource, slug) : undefined;
    if (id !== undefined) this.#guesses.push({ resource, id, isRight: false });
    return id;
  }

  /** The item that a path led to last time, of these resources. */
  guessByPath<R extends Resource>(
    resources: readonly R[],
    path: string,
  ): { readonly resource: R; readonly id: number } | undefined {
    const { memory, canGuess } = this.#options;
    const item = canGuess ? memory.addresses.byPath(path) : undefined;
    const resource = item && resources.find(({ key }) => key === item.key);
    if (!resource) return undefined;
    this.#guesses.push({ resource, id: item.id, isRight: false });
    return { resource, id: item.id };
  }

  /** Told which items turned out to be meant. */
  confirm({ key }: Resource, ids: readonly number[]): void {
    for (const guess of this.#guesses) {
      if (guess.resource.key === key && ids.includes(guess.id)) guess.isRight = true;
    }
  }

  /** Whether items of a resource are likely to be prefetched, or already were. */
  expects({ key }: Resource): boolean {
    const { memory, operation } = this.#options;
    const needs = memory.likely(operation)?.items.values() ?? [];
    return [...needs].some(({ resource }) => resource.key === key);
  }

  /** A client whose first request starts the prefetching. */
  startedBy(client: WordPressClient, prefetcher: () => Prefetcher): WordPressClient {
    const watch = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
      answer.catch((error: unknown) => {
        if (!isAnswer(error)) this.#hasFailed = true;
      });
      // After the request that is surely needed.
      this.#start(prefetcher());
      return answer;
    };
    return {
      ...client,
      request: (request) => watch(client.request(request)),
      head: (path, signal) => watch(client.head(path, signal)),
      page: (path, signal) => watch(client.page(path, signal)),
    };
  }

  #start(prefetcher: Prefetcher): void {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    const { memory, operation, mostRequests } = this.#options;
    const needs = memory.likely(operation);
    if (needs === undefined) return;
    let left = mostRequests;
    const take = (requests: number): boolean => {
      if (requests > left) return false;
      left -= requests;
      return true;
    };
    for (const needed of unitedItems([...needs.items.values()])) {
      const { resource, fields, ids } = needed;
      if (!take(Math.ceil(ids.size / prefetcher.maximumOf(resource.route)))) continue;
      this.#items.push(needed);
      prefetcher.items(resource, [...ids], fields);
    }
    for (const needed of needs.lists.values()) {
      const { list, owner, owners, fields } = needed;
      if (!take(owners.size)) continue;
      this.#lists.push(needed);
      for (const [id, count] of owners) {
        const query = { ...list.query, [owner.parameter]: id };
        prefetcher.list({ ...list, query, owner: { ...owner, count } }, fields);
      }
    }
  }

  report(): readonly PrefetchReport[] {
    const { items, lists } = this.#needs;
    const itemsOf = ({ key }: Resource) =>
      new Set([...items.values()].flatMap(({ resource, ids }) => (resource.key === key ? [...ids] : [])));
    const listsLike = ({ list, owner }: NeededLists) =>
      [...lists.values()].filter(
        (other) => other.list.route === list.route && other.owner.parameter === owner.parameter,
      );
    return [
      ...this.#guesses.map(({ resource, isRight }) => ({
        ...{ route: resource.route, asked: 1, needed: isRight ? 1 : 0 },
      })),
      ...this.#items.map(({ resource, fields, ids }) => {
        const needed = itemsOf(resource);
        return { route: resource.route, fields, asked: ids.size, needed: countIn(ids, needed) };
      }),
      ...this.#lists.map((prefetched) => {
        const { list, fields, owners } = prefetched;
        const needed = new Set(listsLike(prefetched).flatMap((like) => [...like.owners.keys()]));
        return {
          route: list.route,
          ...(fields && { fields }),
          asked: owners.size,
          needed: countIn(owners.keys(), needed),
        };
      }),
    ];
  }

  /** Remembers what the operation needed, if it came to its end. */
  end(): void {
    const { memory, operation } = this.#options;
    if (this.#hasFailed) return;
    memory.keep(operation, this.#needs);
  }
}

const countIn = (ids: Iterable<number>, needed: ReadonlySet<number>): number =>
  [...ids].filter((id) => needed.has(id)).length;

/** One request for all fields in which a resource's items are needed, as batches are made. */
function unitedItems(all: readonly NeededItems[]): readonly NeededItems[] {
  const united = new Map<string, NeededItems>();
  for (const { resource, fields, ids } of all) {
    const before = united.get(resource.key);
    united.set(resource.key, {
      resource,
      fields: before ? restFields([...before.fields, ...fields], resource.kind) : fields,
      ids: new Set([...(before?.ids ?? []), ...ids]),
    });
  }
  return [...united.values()];
}
