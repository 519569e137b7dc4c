import DataLoader from 'dataloader';
import type { Resource } from '../../model/resources.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { type RestFields, restFields } from '../../wordpress/rest/fields.ts';
import type { Row, RowOf } from '../../wordpress/rest/shapes.ts';
import { requestIncluded } from '../paging/request-included.ts';
import type { RouteSizes } from '../paging/route-sizes.ts';
import type { DispatchGate } from '../shared/dispatch-gate.ts';
import { failureOf } from '../shared/error-kinds.ts';
import type { EntityLoader } from './entity-loader.ts';
import type { NamedItems } from './named-items.ts';

/** The parameter of lists that chooses a language, and its value. */
export interface ListLanguage {
  readonly parameter: string;
  readonly code: string;
}

interface TranslatedKey {
  readonly id: number;
  readonly fields: RestFields;
}

type TranslatedLoader = DataLoader<TranslatedKey, Row | null>;

export interface TranslatedItemsOptions {
  readonly client: WordPressClient;
  readonly entities: <R extends Resource>(resource: R) => EntityLoader<R>;
  readonly named: NamedItems;
  readonly sizes: RouteSizes;
  readonly gate: DispatchGate;
}

/**
 * Loads items by id whose language is known, for one operation, where lists have one language each: one batch for each language of
 * a resource. Items that a batch leaves out are requested by their own routes.
 */
export class TranslatedItems {
  readonly #options: TranslatedItemsOptions;
  readonly #loaders = new Map<string, TranslatedLoader>();

  constructor(options: TranslatedItemsOptions) {
    this.#options = options;
  }

  async load<R extends Resource>(
    resource: R,
    id: number,
    language: ListLanguage,
    fields: RestFields,
  ): Promise<RowOf<R> | null> {
    const row = await this.#loader(resource, language).load({ id, fields });
    // The key determines the resource of its loader, which the map's type cannot express.
    if (row !== null) return row as RowOf<R>;
    return await this.#options.named.leftOut(resource, id, fields);
  }

  #loader(resource: Resource, { parameter, code }: ListLanguage): TranslatedLoader {
    const key = `${resource.route} ${parameter}=${code}`;
    const { client, entities, sizes, gate } = this.#options;
    const loader: TranslatedLoader =
      this.#loaders.get(key) ??
      new DataLoader(
        async (keys) => {
          const include = [...new Set(keys.map(({ id }) => id))];
          const fields = restFields(
            keys.flatMap((each) => each.fields),
            resource.kind,
          );
          try {
            const query = { [parameter]: code, _fields: fields };
            const rows = await requestIncluded(client, sizes, { route: resource.route, include, query });
            const found = new Map(
              entities(resource)
                .prime(rows, fields)
                .map((row) => [row.id, row]),
            );
            return keys.map(({ id }) => found.get(id) ?? null);
          } catch (error) {
            const failure = failureOf(error);
            return keys.map(() => failure);
          }
        },
        { batchScheduleFn: gate.whenListsAreIn, maxBatchSize: Number.POSITIVE_INFINITY, cache: false },
      );
    this.#loaders.set(key, loader);
    return loader;
  }
}
