import { PressgraphError } from '../../base/errors.ts';
import { type SiteSlot, wordsOfFailure } from '../sites/site-slot.ts';
import type { PartServer } from './serve-parts.ts';

/** The sites of a gateway, open or not. */
export interface OpenSites {
  readonly keys: readonly string[];
  /** What executes a site's parts; `undefined` if it is not open. */
  partsOf(site: string): PartServer | undefined;
  addressesOf(site: string): readonly string[];
  /** Why a site is not open. */
  failureOf(site: string): Error | undefined;
}

export const openSites = (slots: () => ReadonlyMap<string, SiteSlot>): OpenSites => ({
  get keys() {
    return [...slots().keys()];
  },
  partsOf: (site) => slots().get(site)?.started?.parts,
  addressesOf: (site) => slots().get(site)?.started?.parts.site.version.model.addresses ?? [],
  failureOf(site) {
    const slot = slots().get(site);
    if (slot?.started) return undefined;
    const words = slot ? wordsOfFailure(slot) : `The site “${site}” is no longer served.`;
    return new PressgraphError('UPSTREAM_UNAVAILABLE', words, {
      details: { site, ...(slot && { retryAfter: slot.retryAfter }) },
    });
  },
});
