import { setTimeout as delay } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { httpError } from '../../base/http-error.ts';
import { attachResolvers } from '../../graphql/merged/resolvers/attach-resolvers.ts';
import { type MergedSchema, mergeSchemas } from '../../graphql/merged/schema/merge-schemas.ts';
import type { SiteSlot } from '../sites/site-slot.ts';

/** Milliseconds that a request waits for sites that are being opened for the first time. */
const PATIENCE = 10_000;

/**
 * Keeps the schema over all sites up to date: it is built anew when a site is opened, closed, or has another schema. Requests
 * in progress keep theirs.
 */
export class MergedVersions {
  readonly #slots: () => Iterable<SiteSlot>;
  readonly #prefix: string;
  /** Those that a request has waited for. */
  readonly #awaited = new WeakSet<SiteSlot>();
  readonly #bySchema = new WeakMap<GraphQLSchema, MergedSchema>();
  #latest: MergedSchema | undefined;

  /** @param prefix What the names of types and root fields begin with. */
  constructor(slots: () => Iterable<SiteSlot>, prefix: string | undefined) {
    this.#slots = slots;
    this.#prefix = prefix ?? '';
  }

  /** The version with this schema. */
  of(schema: GraphQLSchema): MergedSchema | undefined {
    return this.#bySchema.get(schema);
  }

  /**
   * The version that a new operation runs on. Opens the sites first, unless that was tried already.
   *
   * @throws PressgraphError UPSTREAM_UNAVAILABLE if no site is open.
   */
  async current(): Promise<MergedSchema> {
    await this.#open();
    const sites = new Map<string, GraphQLSchema>();
    for (const { key, started } of this.#slots()) {
      if (started) sites.set(key, started.parts.site.version.schema);
    }
    if (sites.size === 0) {
      throw httpError(
        'UPSTREAM_UNAVAILABLE',
        'None of the sites is served yet. Try again shortly.',
        { status: 503, headers: { 'retry-after': '1' } },
        { retryAfter: 1 },
      );
    }
    const latest = this.#latest;
    if (latest && isSame(latest.sites, sites)) return latest;
    const merged = attachResolvers(mergeSchemas(sites, this.#prefix));
    this.#bySchema.set(merged.schema, merged);
    this.#latest = merged;
    return merged;
  }

  async #open(): Promise<void> {
    const closed = [...this.#slots()].filter(({ started }) => !started);
    const opening = closed.map((slot) => ({ slot, opened: slot.open() }));
    const first = opening.filter(({ slot }) => !this.#awaited.has(slot));
    if (first.length === 0) return;
    for (const { slot } of first) this.#awaited.add(slot);
    const end = new AbortController();
    const patience = delay(PATIENCE, undefined, { ref: false, signal: end.signal }).catch(() => {});
    await Promise.race([Promise.all(first.map(({ opened }) => opened)), patience]);
    end.abort();
  }
}

const isSame = (
  one: ReadonlyMap<string, GraphQLSchema>,
  other: ReadonlyMap<string, GraphQLSchema>,
): boolean =>
  one.size === other.size &&
  [...one].every(([key, schema], index) => other.get(key) === schema && [...other.keys()][index] === key);
