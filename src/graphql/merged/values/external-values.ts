import type { PressgraphError } from '../../../base/errors.ts';
import { errorOfPart, type PartError, type PartResult } from './part-result.ts';

type Key = string | number;

/**
 * The results of the sites within one operation, read in place: which site an object is of, and which errors belong to its
 * fields. Objects have the response keys of the operation.
 */
export class ExternalValues {
  readonly #sites = new WeakMap<object, string>();
  readonly #errors = new WeakMap<object, Map<Key, PressgraphError>>();
  readonly #cursors = new WeakMap<object, () => string>();

  /**
   * Takes a result.
   *
   * @throws PressgraphError The site's, if there is no data.
   */
  add(site: string, { data, errors = [] }: PartResult): object {
    if (data == null) {
      const [
        first = { message: 'Expected data of the site, got none.', extensions: { code: 'UPSTREAM_ERROR' } },
      ] = errors;
      throw errorOfPart(first, site);
    }
    this.#sites.set(data, site);
    for (const error of errors) this.#attach(data, error, site);
    return data;
  }

  /** The key of the site that an object is of. */
  siteOf(value: object): string {
    const site = this.#sites.get(value);
    if (site === undefined) throw new TypeError('Expected an object of a site.');
    return site;
  }

  /**
   * The value at a key: of an object, or of a list.
   *
   * @throws PressgraphError The error that the site has there.
   */
  read(source: object, key: Key): unknown {
    const value = (source as Record<Key, unknown>)[key];
    if (value == null) {
      const error = this.#errors.get(source)?.get(key);
      if (error) throw error;
      return null;
    }
    return this.#tagged(value, this.siteOf(source));
  }

  /** An edge with a cursor of its own. */
  withCursor(edge: object, cursor: () => string): object {
    const copy = { ...edge };
    this.#sites.set(copy, this.siteOf(edge));
    const errors = this.#errors.get(edge);
    if (errors) this.#errors.set(copy, errors);
    this.#cursors.set(copy, cursor);
    return copy;
  }

  cursorOf(edge: object): string | undefined {
    return this.#cursors.get(edge)?.();
  }

  /** With the items of lists as they are to be completed: an error is one of its item. */
  #tagged(value: unknown, site: string): unknown {
    if (typeof value !== 'object' || value === null) return value;
    this.#sites.set(value, site);
    if (!Array.isArray(value)) return value;
    return value.map((item: unknown, index) =>
      item == null ? (this.#errors.get(value)?.get(index) ?? null) : this.#tagged(item, site),
    );
  }

  /** Attaches an error to the null that it made: that is where its path ends, or above. */
  #attach(data: object, error: PartError, site: string): void {
    let owner: object = data;
    for (const key of error.path ?? []) {
      const value = (owner as Record<Key, unknown>)[key];
      if (typeof value === 'object' && value !== null) {
        owner = value;
        continue;
      }
      const errors = this.#errors.get(owner) ?? new Map<Key, PressgraphError>();
      errors.set(key, errorOfPart(error, site));
      this.#errors.set(owner, errors);
      return;
    }
  }
}
