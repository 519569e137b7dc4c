import type { Row } from '../wordpress-rows.ts';
import type { Kind } from '../wordpress-site.ts';
import { isProtected } from './visibility.ts';

/** Where each kind is searched. The real one looks at what is stored, markup and addresses among it, which no row shows. */
const SEARCHED: Readonly<Record<Kind, readonly string[]>> = {
  content: ['title', 'content', 'excerpt'],
  media: ['title', 'description', 'caption'],
  term: ['name', 'slug'],
  user: ['name', 'slug'],
  comment: ['author_name', 'author_url', 'content'],
};

/** Contents have to hold every word, in whatever column; the others the whole phrase. */
export function isFound(row: Row, kind: Kind, search: string, columns: readonly string[] = []): boolean {
  // WP_Query leaves protected posts out of an anonymous search.
  if (isProtected(row)) return false;
  const wanted = columns.map((column) => column.replace('post_', ''));
  const fields = SEARCHED[kind].filter((field) => wanted.length === 0 || wanted.includes(field));
  const texts = fields.map((field) => textIn(row[field]).toLowerCase());
  const isContent = kind === 'content' || kind === 'media';
  const words = isContent ? wordsOf(search.toLowerCase()) : [search.toLowerCase()];
  return words.every((word) => texts.some((text) => text.includes(word)));
}

const STOPWORDS = new Set(
  'about an are as at be by com for from how in is it of on or that the this to was what when where who will with www'.split(
    ' ',
  ),
);

/** `parse_search_terms`: without stopwords and single letters, unless nothing else is there. */
function wordsOf(search: string): readonly string[] {
  const words = search.split(/[\s,]+/).filter((word) => !/^[a-z-]?$/.test(word) && !STOPWORDS.has(word));
  return words.length === 0 ? [search] : words;
}

export function titleHas(row: Row, search: string): boolean {
  return textIn(row['title']).toLowerCase().includes(search.toLowerCase());
}

/** Of a text or of `{ rendered }`. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  const inner = typeof value === 'object' && value !== null && 'rendered' in value ? value.rendered : '';
  return typeof inner === 'string' ? inner : '';
}
