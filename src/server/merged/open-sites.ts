import { PressgraphError } from '../../base/errors.ts';
import { type SiteSlot, wordsOfFailure } from '../sites/site-slot.ts';

/** The sites of a gateway, open or not. */
export interface OpenSites {
  readonly keys: readonly string[];
  addressesOf(site: string): readonly string[];
  /** Why a site is not among those of an operation. */
  failureOf(site: string): Error;
}

export const openSites = (slots: () => ReadonlyMap<string, SiteSlot>): OpenSites => ({
  get keys() {
    return [...slots().keys()];
  },
  addressesOf: (site) => slots().get(site)?.started?.parts.site.version.model.addresses ?? [],
  failureOf(site) {
    const slot = slots().get(site);
    // It may have been opened since the operation began.
    const words = slot ? wordsOfFailure(slot) : `The site “${site}” is no longer served.`;
    return new PressgraphError('UPSTREAM_UNAVAILABLE', words, {
      details: { site, ...(slot && { retryAfter: slot.retryAfter }) },
    });
  },
});
