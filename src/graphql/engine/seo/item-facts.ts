import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { Resource } from '../../../model/resources.ts';
import { momentOf } from '../values/dates.ts';
import { decodeEntities, formatHtml } from '../values/formats.ts';
import { summaryOf } from './summary.ts';
import { countOf, urlOf } from './values.ts';

/** What describes a page without an SEO plugin. The `reads` of the `Seo` types name these facts. */
export type SeoFact =
  | 'title'
  | 'summary'
  | 'address'
  | 'robots'
  | 'published'
  | 'modified'
  | 'image'
  | 'parent';

/** The REST field of each fact in WordPress's own items. Facts that a kind of item lacks are left out. */
const REST_FIELDS: Readonly<Record<'content' | 'term' | 'author', Partial<Record<SeoFact, string>>>> = {
  content: {
    title: 'title.rendered',
    summary: 'excerpt.rendered',
    address: 'link',
    published: 'date_gmt',
    modified: 'modified_gmt',
    image: 'featured_media',
    parent: 'parent',
  },
  term: { title: 'name', summary: 'description', address: 'link', parent: 'parent' },
  author: { title: 'name', summary: 'description', address: 'link', image: 'avatar_urls' },
};

/** The REST fields of these facts for a resource's items. */
export function restFieldsOfFacts(resource: Resource, facts: readonly string[]): readonly string[] {
  const { kind } = resource;
  if (kind !== 'content' && kind !== 'term' && kind !== 'author') return [];
  const fields: Readonly<Record<string, string>> = REST_FIELDS[kind];
  const isFlat = kind === 'author' || !resource.hierarchical;
  return facts.flatMap((fact) => (fact === 'parent' && isFlat ? [] : (fields[fact] ?? [])));
}

/** The facts of an item, as far as their fields were loaded. */
export interface ItemFacts {
  readonly title: string | null;
  readonly summary: string | null;
  readonly address: string | null;
  readonly published: Date | null;
  readonly modified: Date | null;
  /** The id of its featured image. */
  readonly featuredMedia: number | null;
  /** An author's avatar, and its width in pixels. */
  readonly avatar: { readonly url: string; readonly size: number } | null;
  readonly parent: number | null;
}

export function factsOf(row: JsonObject): ItemFacts {
  const rendered = isRecord(row['title']) ? row['title']['rendered'] : undefined;
  const excerpt = isRecord(row['excerpt']) ? row['excerpt']['rendered'] : undefined;
  const words = excerpt ?? row['description'];
  return {
    title:
      typeof rendered === 'string'
        ? formatHtml(rendered, 'TEXT')
        : typeof row['name'] === 'string'
          ? decodeEntities(row['name'])
          : null,
    summary: typeof words === 'string' ? summaryOf(formatHtml(words, 'TEXT')) : null,
    address: urlOf(row['link']),
    published: momentOf(stringOf(row['date_gmt'])),
    modified: momentOf(stringOf(row['modified_gmt'])),
    featuredMedia: countOf(row['featured_media']),
    avatar: largestAvatar(row['avatar_urls']),
    parent: countOf(row['parent']),
  };
}

const stringOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function largestAvatar(avatars: unknown): ItemFacts['avatar'] {
  const [largest] = Object.entries(isRecord(avatars) ? avatars : {})
    .flatMap(([size, address]) => {
      const url = urlOf(address);
      return url === null || !/^\d+$/.test(size) ? [] : [{ url, size: Number(size) }];
    })
    .toSorted((a, b) => b.size - a.size);
  return largest ?? null;
}
