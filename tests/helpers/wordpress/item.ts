import type { Row } from '../wordpress-rows.ts';
import type { Collection, Kind, Site } from '../wordpress-site.ts';
import { inContext } from './contexts.ts';
import { type Reader, selectFields } from './fields.ts';
import { linksOf } from './links.ts';
import { asRecord, listOf, type Parameters, RestError, textOf } from './query.ts';
import { isProtected, isVisible, showsComments } from './visibility.ts';

const NO_ITEM: Readonly<Record<Kind, readonly [code: string, message: string]>> = {
  content: ['rest_post_invalid_id', 'Invalid post ID.'],
  media: ['rest_post_invalid_id', 'Invalid post ID.'],
  term: ['rest_term_invalid', 'Term does not exist.'],
  user: ['rest_user_invalid_id', 'Invalid user ID.'],
  comment: ['rest_comment_invalid_id', 'Invalid comment ID.'],
};

const HIDDEN: Readonly<Record<Kind, readonly [code: string, message: string]>> = {
  content: ['rest_forbidden', 'Sorry, you are not allowed to do that.'],
  media: ['rest_forbidden', 'Sorry, you are not allowed to do that.'],
  term: ['rest_forbidden', 'Sorry, you are not allowed to do that.'],
  user: ['rest_user_cannot_view', 'Sorry, you are not allowed to list users.'],
  comment: ['rest_cannot_read', 'Sorry, you are not allowed to read this comment.'],
};

/** The row behind an item's route. @throws RestError where there is none */
export function findRow({ kind, rows }: Collection, id: number): Row {
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new RestError(404, ...NO_ITEM[kind]);
  return row;
}

/** The row as an anonymous caller may see it, opened by its password. @throws RestError for what is hidden */
export function readRow(row: Row, collection: Collection, site: Site, parameters: Parameters): Row {
  const { kind } = collection;
  const password = textOf(parameters, 'password');
  const isShown =
    isVisible(row, collection, site) &&
    (kind !== 'comment' || showsComments(site.findContent(Number(row['post']))?.row, password));
  if (!isShown) throw new RestError(401, ...HIDDEN[kind]);
  if (password === undefined || kind !== 'content') return row;
  if (password !== row['password']) {
    throw new RestError(403, 'rest_post_incorrect_password', 'Incorrect post password.');
  }
  const { password: _password, ...open } = row;
  const opened = (field: string) => ({ [field]: { ...asRecord(row[field]), protected: true } });
  return { ...open, ...opened('content'), ...opened('excerpt') };
}

/** A row as it is sent: protected texts emptied, `_links` added, `context` and `_fields` applied. */
export function shape(
  stored: Row,
  collection: Collection,
  site: Site,
  parameters: Parameters,
  of: 'list' | 'item',
) {
  const { password, ...row } = stored;
  const closed = { rendered: '', protected: true };
  const whole = {
    ...row,
    ...(isProtected(stored) ? { content: closed, excerpt: closed } : {}),
    _links: { ...linksOf(stored, collection, site), ...asRecord(row['_links']) },
  };
  const shown = inContext(whole, parameters['context'], collection, site);
  const fields = listOf(parameters, '_fields');
  if (fields === undefined) return shown;
  const names = of === 'item' ? fields.map(linksWhole) : fields;
  return asRecord(selectFields(shown, names, readerOf(collection, site)));
}

/** Of a single item, links are added after the names were looked at: one of them brings all. */
const linksWhole = (field: string) => (field.startsWith('_links.') ? '_links' : field);

function readerOf({ kind }: Collection, { behaviour }: Site): Reader {
  if ((behaviour.core ?? Infinity) < 5.3) return 'old';
  return kind === 'content' || kind === 'media' ? kind : 'other';
}
