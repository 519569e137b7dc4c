import { type MemoryRoom, RoomMap } from '../../cache/memory-room.ts';
import type { Resource } from '../../model/resources.ts';
import { canonicalPath } from '../../wordpress/rest/address/canonical-path.ts';
import { canonicalSlug } from '../../wordpress/rest/address/canonical-slug.ts';
import type { UntypedRow } from '../../wordpress/rest/rows.ts';

/** An item, without what it is called. */
export interface LikelyItem {
  /** Of its resource. */
  readonly key: string;
  readonly id: number;
}

const BYTES_PER_ENTRY = 250;

/**
 * Which items of the public had a slug, or an address, when they were last seen. An operation that names one can load what
 * needs the id alone together with the item. It holds ids and no answers: what it says may be wrong, and is then of no use.
 */
export class AddressMemory {
  readonly #items: RoomMap<LikelyItem>;

  /** @param room Its most bytes, or memory that it shares with others. */
  constructor(room: number | MemoryRoom) {
    this.#items = new RoomMap(room, (_, name) => BYTES_PER_ENTRY + 2 * name.length);
  }

  /** Learns from the rows of a resource, as far as they have slugs and links. */
  note({ key }: Resource, rows: readonly UntypedRow[]): void {
    for (const { id, slug, link } of rows) {
      if (typeof slug === 'string' && slug !== '') this.#items.set(slugName(key, slug), { key, id });
      const path = typeof link === 'string' ? pathOf(link) : undefined;
      if (path !== undefined) this.#items.set(path, { key, id });
    }
  }

  /** The id that a slug of the resource had. */
  bySlug({ key }: Resource, slug: string): number | undefined {
    return this.#items.get(slugName(key, slug))?.id;
  }

  /** The item that a path on the site's host led to, with its query. */
  byPath(path: string): LikelyItem | undefined {
    const name = pathOf(`http://host${path}`);
    return name === undefined ? undefined : this.#items.get(name);
  }

  /** Approximate size of all entries. */
  get bytes(): number {
    return this.#items.bytes;
  }
}

/** No path begins like this. */
const slugName = (key: string, slug: string): string => `${key} ${canonicalSlug(slug)}`;

/** The same for all spellings of an address. */
function pathOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { pathname, search } = new URL(address);
  return `${canonicalPath(pathname)}${search}`;
}
