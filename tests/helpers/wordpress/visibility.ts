import type { Row } from '../wordpress-rows.ts';
import type { Collection, Site } from '../wordpress-site.ts';

/** Whether a list shows an item to an anonymous caller; comments of hidden posts are dropped only after the query. */
export function isVisible(row: Row, collection: Collection, site: Site): boolean {
  switch (collection.kind) {
    case 'content':
      return row['status'] === 'publish';
    case 'comment':
      return row['status'] === 'approved';
    case 'user':
      return site.collections.some(
        ({ kind, rows }) =>
          kind === 'content' &&
          rows.some((content) => content['author'] === row.id && content['status'] === 'publish'),
      );
    default:
      return true;
  }
}

export function isProtected(row: Row | undefined): boolean {
  return row?.['password'] !== undefined;
}

/** `check_read_permission` of the posts controller: by status alone, a password is no matter. */
export function isReadable(row: Row): boolean {
  return row['status'] === undefined || row['status'] === 'publish' || row['status'] === 'inherit';
}

/** Whether comments of a post are shown: its password must have been sent along. A post that is not there hides nothing. */
export function showsComments(row: Row | undefined, password: string | undefined): boolean {
  return row === undefined || (isReadable(row) && (!isProtected(row) || row['password'] === password));
}
