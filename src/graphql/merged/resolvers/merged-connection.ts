import { GraphQLError } from 'graphql';
import { encodeFeedPlace } from '../feed/feed-cursor.ts';
import type { MergedPage } from '../feed/merge-feeds.ts';
import type { ExternalValues } from '../values/external-values.ts';

/** A row of a site's list: its index in the site's answer. */
export interface ListRow {
  readonly list: object;
  readonly index: number;
}

/** A page of a list of several sites. */
export class MergedConnection {
  readonly sites: readonly string[];
  readonly hasPreviousPage: boolean;
  readonly totalCount: () => Promise<number | null>;
  readonly #page: MergedPage<ListRow>;
  readonly #values: ExternalValues;
  readonly #read = new Map<object, Map<string, unknown>>();
  /** Whether the errors of sites are in the answer, at the field for them. */
  areErrorsTold = false;

  constructor(
    sites: readonly string[],
    page: MergedPage<ListRow>,
    {
      values,
      ...own
    }: Pick<MergedConnection, 'hasPreviousPage' | 'totalCount'> & { readonly values: ExternalValues },
  ) {
    this.sites = sites;
    this.hasPreviousPage = own.hasPreviousPage;
    this.totalCount = own.totalCount;
    this.#page = page;
    this.#values = values;
  }

  /** @param key The response key under which the sites have their edges. */
  edges(key: string): readonly unknown[] {
    return this.#page.items.map(({ row, place }) => {
      const edge = this.#item(row, key);
      return isObject(edge) ? this.#values.withCursor(edge, () => encodeFeedPlace(place)) : edge;
    });
  }

  nodes(key: string): readonly unknown[] {
    return this.#page.items.map(({ row }) => this.#item(row, key));
  }

  pageInfo() {
    const [first, last] = [this.#page.items.at(0), this.#page.items.at(-1)];
    return {
      hasNextPage: this.#page.hasNextPage,
      hasPreviousPage: this.hasPreviousPage,
      startCursor: first ? encodeFeedPlace(first.place) : null,
      endCursor: last ? encodeFeedPlace(last.place) : null,
    };
  }

  failureOf(site: string): unknown {
    return this.#page.failures.get(site);
  }

  /** The errors of sites, at the places that they would have in `sites`. */
  errors(path: readonly (string | number)[]): readonly GraphQLError[] {
    if (this.areErrorsTold) return [];
    return this.sites.flatMap((site, index) => {
      const failure = this.failureOf(site);
      if (failure === undefined) return [];
      const originalError = failure instanceof Error ? failure : new Error(String(failure));
      return [new GraphQLError(originalError.message, { path: [...path, 'sites', index], originalError })];
    });
  }

  #item({ list, index }: ListRow, key: string): unknown {
    const ofList = this.#read.get(list) ?? new Map<string, unknown>();
    this.#read.set(list, ofList);
    if (!ofList.has(key)) ofList.set(key, this.#values.read(list, key));
    return (ofList.get(key) as readonly unknown[] | null)?.[index] ?? null;
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Error);
