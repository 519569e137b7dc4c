import type { GraphQLSchema } from 'graphql';
import { httpError } from '../../base/http-error.ts';
import { attachResolvers } from '../../graphql/merged/resolvers/attach-resolvers.ts';
import { type MergedSchema, mergeSchemas } from '../../graphql/merged/schema/merge-schemas.ts';
import { namesByKind } from '../../graphql/merged/schema/names-by-kind.ts';
import type { SiteSlot } from '../sites/site-slot.ts';
import type { PartServer } from './serve-parts.ts';

/** Milliseconds that a request waits for sites that are being opened for the first time. */
const PATIENCE = 10_000;

/** The schema over all sites, and what executes the parts of each. */
export interface MergedVersion {
  readonly merged: MergedSchema;
  readonly parts: ReadonlyMap<string, PartServer>;
}

/** What a version was built from: a site that is opened anew has another server. */
interface Source {
  readonly parts: PartServer;
  readonly schema: GraphQLSchema;
}

/**
 * Keeps the schema over all sites up to date: it is built anew when a site is opened, closed, or has another schema. Requests
 * in progress keep theirs.
 */
export class MergedVersions {
  readonly #slots: () => Iterable<SiteSlot>;
  readonly #prefix: string;
  /** Those that a request has waited for. */
  readonly #awaited = new WeakSet<SiteSlot>();
  readonly #bySchema = new WeakMap<GraphQLSchema, MergedVersion>();
  #latest: { readonly version: MergedVersion; readonly sources: ReadonlyMap<string, Source> } | undefined;

  /** @param prefix What the names of types and root fields begin with. */
  constructor(slots: () => Iterable<SiteSlot>, prefix: string | undefined) {
    this.#slots = slots;
    this.#prefix = prefix ?? '';
  }

  /** The version with this schema. */
  of(schema: GraphQLSchema): MergedVersion | undefined {
    return this.#bySchema.get(schema);
  }

  /**
   * The version that a new operation runs on. Opens the sites first, unless that was tried already.
   *
   * @throws PressgraphError UPSTREAM_UNAVAILABLE if no site is open.
   */
  async current(): Promise<MergedVersion> {
    await this.#open();
    const sources = new Map<string, Source>();
    for (const { key, started } of this.#slots()) {
      if (started) sources.set(key, { parts: started.parts, schema: started.parts.site.version.schema });
    }
    if (sources.size === 0) {
      throw httpError(
        'UPSTREAM_UNAVAILABLE',
        'None of the sites is served yet. Try again shortly.',
        { status: 503, headers: { 'retry-after': '1' } },
        { retryAfter: 1 },
      );
    }
    if (this.#latest && isSame(this.#latest.sources, sources)) return this.#latest.version;
    const version = this.#build(sources);
    this.#bySchema.set(version.merged.schema, version);
    this.#latest = { version, sources };
    return version;
  }

  #build(sources: ReadonlyMap<string, Source>): MergedVersion {
    const own = new Map([...sources].map(([key, { schema }]) => [key, schema] as const));
    const names = namesByKind(own, this.#prefix);
    const parts = new Map(
      [...sources].map(([key, { parts: server }]) => {
        const given = names.get(key);
        return [key, given ? server.named(given) : server] as const;
      }),
    );
    const schemas = new Map([...parts].map(([key, { site }]) => [key, site.version.schema] as const));
    return { merged: attachResolvers(mergeSchemas(schemas, this.#prefix)), parts };
  }

  async #open(): Promise<void> {
    const closed = [...this.#slots()].filter(({ started }) => !started);
    for (const slot of closed) void slot.open();
    const first = closed.filter((slot) => !this.#awaited.has(slot));
    for (const slot of first) this.#awaited.add(slot);
    await Promise.all(first.map((slot) => slot.openWithin(PATIENCE)));
  }
}

const isSame = (one: ReadonlyMap<string, Source>, other: ReadonlyMap<string, Source>): boolean => {
  const keys = [...other.keys()];
  return (
    one.size === other.size &&
    [...one].every(([key, { parts, schema }], index) => {
      const now = other.get(key);
      return keys[index] === key && now?.parts === parts && now.schema === schema;
    })
  );
};
