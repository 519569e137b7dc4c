import type { Behaviour } from './wordpress/behaviour.ts';
import { asRecord, type Parameters } from './wordpress/query.ts';
import type { Row } from './wordpress-rows.ts';

/** A type or taxonomy as `/types` and `/taxonomies` tell it; what is left out is filled in. */
export interface Registration {
  readonly name?: string;
  readonly rest_base?: string;
  readonly rest_namespace?: string;
  readonly hierarchical?: boolean;
  readonly [field: string]: unknown;
}

export interface SiteContents extends Behaviour {
  readonly posts?: readonly Row[];
  readonly pages?: readonly Row[];
  readonly media?: readonly Row[];
  readonly categories?: readonly Row[];
  readonly tags?: readonly Row[];
  readonly users?: readonly Row[];
  readonly comments?: readonly Row[];
  /** Post types besides the core's, by slug: `{ book: { rest_base: 'books', taxonomies: ['genre'] } }`. */
  readonly types?: Readonly<Record<string, Registration>>;
  /** Taxonomies besides the core's, by slug: `{ genre: { rest_base: 'genres', types: ['book'] } }`. */
  readonly taxonomies?: Readonly<Record<string, Registration>>;
  /** Rows of those types and taxonomies, by slug: `{ book: [makeCustom('book', …)], genre: [makeCustomTerm('genre', …)] }`. */
  readonly custom?: Readonly<Record<string, readonly Row[]>>;
  /** Routes of plugins' own namespaces, by route: they answer GET, and `_fields` is applied to what they return. */
  readonly further?: Readonly<Record<string, (parameters: Parameters) => unknown>>;
  readonly name?: string;
  /** Rank Math, with the HTML of its heads by path; without heads its support of other front ends is switched off. */
  readonly rankMath?: { readonly heads?: Readonly<Record<string, string>> };
  /** The languages that Polylang lists at `/pll/v1/languages`. */
  readonly polylang?: readonly Readonly<Record<string, unknown>>[];
}

export type Kind = 'content' | 'media' | 'term' | 'user' | 'comment';

/** One route of items: `/wp/v2/posts`. */
export interface Collection {
  readonly kind: Kind;
  /** Of the post type or taxonomy; `user` and `comment` for those. */
  readonly slug: string;
  readonly namespace: string;
  readonly restBase: string;
  readonly hierarchical: boolean;
  /** Slugs of the taxonomies that classify this post type. */
  readonly taxonomies: readonly string[];
  readonly rows: readonly Row[];
}

/** A site's contents, made ready to be asked. */
export interface Site {
  readonly name: string;
  readonly types: Readonly<Record<string, Record<string, unknown>>>;
  readonly taxonomies: Readonly<Record<string, Record<string, unknown>>>;
  readonly collections: readonly Collection[];
  readonly rankMath: SiteContents['rankMath'];
  readonly further: NonNullable<SiteContents['further']>;
  readonly polylang: SiteContents['polylang'];
  readonly behaviour: Behaviour;
  findContent(id: number): { readonly row: Row; readonly collection: Collection } | undefined;
}

export function makeSite(contents: SiteContents): Site {
  const types = {
    post: typeRow('post', { name: 'Posts', rest_base: 'posts', taxonomies: ['category', 'post_tag'] }),
    page: typeRow('page', { name: 'Pages', rest_base: 'pages', hierarchical: true }),
    attachment: typeRow('attachment', { name: 'Media', rest_base: 'media' }),
    ...mapValues(contents.types, typeRow),
  };
  const taxonomies = {
    category: taxonomyRow('category', {
      name: 'Categories',
      rest_base: 'categories',
      hierarchical: true,
      types: ['post'],
    }),
    post_tag: taxonomyRow('post_tag', { name: 'Tags', rest_base: 'tags', types: ['post'] }),
    ...mapValues(contents.taxonomies, taxonomyRow),
  };
  const rowsOf: Readonly<Record<string, readonly Row[] | undefined>> = {
    post: contents.posts,
    page: contents.pages,
    attachment: contents.media,
    category: contents.categories,
    post_tag: contents.tags,
    ...contents.custom,
  };
  const collections = [
    ...Object.entries(types).map(([slug, type]) =>
      collectionOf(slug === 'attachment' ? 'media' : 'content', slug, type, rowsOf[slug]),
    ),
    ...Object.entries(taxonomies).map(([slug, taxonomy]) =>
      collectionOf('term', slug, taxonomy, rowsOf[slug]),
    ),
    collectionOf('user', 'user', { rest_base: 'users' }, contents.users),
    collectionOf('comment', 'comment', { rest_base: 'comments' }, contents.comments),
  ];
  const contentCollections = collections.filter(({ kind }) => kind === 'content' || kind === 'media');
  return {
    name: contents.name ?? 'A WordPress site',
    types,
    taxonomies,
    collections,
    rankMath: contents.rankMath,
    further: contents.further ?? {},
    polylang: contents.polylang,
    behaviour: contents,
    findContent(id) {
      for (const collection of contentCollections) {
        const row = collection.rows.find((candidate) => candidate.id === id);
        if (row !== undefined) return { row, collection };
      }
      return undefined;
    },
  };
}

function typeRow(slug: string, registration: Registration): Record<string, unknown> {
  return {
    description: '',
    hierarchical: false,
    has_archive: false,
    name: slug,
    slug,
    icon: null,
    taxonomies: [],
    rest_base: slug,
    rest_namespace: 'wp/v2',
    ...registration,
  };
}

function taxonomyRow(slug: string, registration: Registration): Record<string, unknown> {
  return {
    name: slug,
    slug,
    description: '',
    types: [],
    hierarchical: false,
    rest_base: slug,
    rest_namespace: 'wp/v2',
    ...registration,
  };
}

function collectionOf(
  kind: Kind,
  slug: string,
  registration: unknown,
  rows: readonly Row[] = [],
): Collection {
  const { rest_base, rest_namespace, hierarchical, taxonomies } = asRecord(registration);
  return {
    kind,
    slug,
    namespace: String(rest_namespace ?? 'wp/v2'),
    restBase: String(rest_base),
    hierarchical: hierarchical === true,
    taxonomies: Array.isArray(taxonomies) ? taxonomies.map(String) : [],
    rows,
  };
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>> | undefined,
  map: (key: string, value: T) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, map(key, value)]));
}
