import type { SiteSlot } from './site-slot.ts';

/** Finds the site of a request: by its host, or by the first part of its path. */
export class SiteRouter {
  readonly #byKey = new Map<string, SiteSlot>();
  readonly #byHost = new Map<string, SiteSlot>();

  get slots(): Iterable<SiteSlot> {
    return this.#byKey.values();
  }

  get byKey(): ReadonlyMap<string, SiteSlot> {
    return this.#byKey;
  }

  get(key: string): SiteSlot | undefined {
    return this.#byKey.get(key);
  }

  atHost(host: string): SiteSlot | undefined {
    return this.#byHost.get(host);
  }

  add(slot: SiteSlot): void {
    this.#byKey.set(slot.key, slot);
    if (slot.host !== undefined) this.#byHost.set(slot.host, slot);
  }

  delete({ key, host }: SiteSlot): void {
    this.#byKey.delete(key);
    if (host !== undefined) this.#byHost.delete(host);
  }

  /** @param host As the request names it, with its port if it has one. */
  find(host: string | undefined, pathname: string): SiteSlot | undefined {
    const name = host?.toLowerCase() ?? '';
    const atHost = this.#byHost.get(name) ?? this.#byHost.get(name.replace(/:\d+$/, ''));
    if (atHost) return atHost;
    const [, key = ''] = /^\/([^/]*)/.exec(pathname) ?? [];
    const slot = this.#byKey.get(key);
    // At its own host alone.
    return slot?.host === undefined ? slot : undefined;
  }
}
