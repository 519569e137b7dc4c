import { isRecord, type JsonObject } from '../../../base/json.ts';
import type { ItemKind } from '../field-model.ts';

/** An item that a value stands for. */
export interface ItemReference {
  readonly to: ItemKind;
  /** The ID in the WordPress database. */
  readonly id: number;
  /** The slug of its post type or taxonomy; `undefined` if the value does not tell. */
  readonly slug?: string;
}

/**
 * The item that a value's shape tells. Plugins send what WordPress's own functions return: a post (`WP_Post`), a term
 * (`WP_Term`), a user, or an attachment as an array. Carbon Fields sends `{ "value": "post:page:12", "id": 12, … }`.
 */
export function itemInShape(value: unknown): ItemReference | undefined {
  if (!isRecord(value)) return undefined;
  return termIn(value) ?? postIn(value) ?? userIn(value) ?? attachmentIn(value) ?? associationIn(value);
}

/** An id as plugins send it: a number, or the digits of one. */
export function idIn(value: unknown): number | undefined {
  const id = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function referenceTo(to: ItemKind, value: unknown, slug?: string): ItemReference | undefined {
  const id = idIn(value);
  return id === undefined ? undefined : { to, id, ...(slug !== undefined && { slug }) };
}

function termIn({ term_id, taxonomy }: JsonObject): ItemReference | undefined {
  return typeof taxonomy === 'string' ? referenceTo('term', term_id, taxonomy) : undefined;
}

function postIn({ ID, post_type }: JsonObject): ItemReference | undefined {
  if (typeof post_type !== 'string') return undefined;
  return post_type === 'attachment' ? referenceTo('media', ID) : referenceTo('content', ID, post_type);
}

function userIn({ ID, user_nicename, data }: JsonObject): ItemReference | undefined {
  const name = isRecord(data) ? data['user_nicename'] : user_nicename;
  return typeof name === 'string' ? referenceTo('author', ID) : undefined;
}

function attachmentIn({ ID, id, url, mime_type, sizes }: JsonObject): ItemReference | undefined {
  const isFile = typeof url === 'string' && (typeof mime_type === 'string' || isRecord(sizes));
  return isFile ? referenceTo('media', ID ?? id) : undefined;
}

const ASSOCIATED: Readonly<Record<string, ItemKind>> = { post: 'content', term: 'term', user: 'author' };

function associationIn({ value, id, type, subtype }: JsonObject): ItemReference | undefined {
  if (typeof type !== 'string' || typeof subtype !== 'string' || value !== `${type}:${subtype}:${id}`) {
    return undefined;
  }
  const to = subtype === 'attachment' ? 'media' : ASSOCIATED[type];
  return to && referenceTo(to, id, to === 'content' || to === 'term' ? subtype : undefined);
}
