import { ANY_CHANGE } from '../../../cache/site-caches.ts';
import { type CacheTag, itemTag } from '../../../changes/changes.ts';
import type { RestRoot } from '../../../wordpress/rest/address/rest-root.ts';
import { embeddedAddresses } from './embedding.ts';

/** Cache tags of items embedded in a response: they change independently of its rows. */
export function embeddedTags(body: unknown, restRoot: RestRoot): readonly CacheTag[] {
  if (!Array.isArray(body)) return [];
  return embeddedAddresses(body).map((address) => {
    const place = address === undefined ? undefined : restRoot.locate(address);
    return place?.id === undefined ? ANY_CHANGE : itemTag(place.route, place.id);
  });
}
